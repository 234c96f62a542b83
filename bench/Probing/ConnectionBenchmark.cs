using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Bench.Probing.Answering;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>CPU time of a probe that opens a connection of its own each time, beside blackbox_exporter in the same run and towards the same server.</summary>
internal static class ConnectionBenchmark
{
    private const int Windows = 2;

    // A second, and fewer than blackbox_exporter does at most: the server's cryptography needs a processor, too.
    private const int Plain = 2000, Secured = 800;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static async Task TcpAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("tcp")) return;
        using var server = await ServerProcess.StartAsync(null);
        var targets = LoopbackTargets.Of(Plain, address => Probe(ProbeType.Tcp, address) with { Tcp = new TcpEntry { Port = server.Port } });
        await CompareAsync("tcp", targets, "{prober: tcp, timeout: 2s, tcp: {preferred_ip_protocol: ip4}}", $"127.0.0.1:{server.Port}");
    }

    public static async Task HttpAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("http")) return;
        using var server = await ServerProcess.StartAsync(null);
        var targets = LoopbackTargets.Of(Plain, address => Probe(ProbeType.Http, address) with { Http = new HttpEntry { Scheme = "HTTP", Port = server.Port } });
        await CompareAsync("http", targets, "{prober: http, timeout: 2s, http: {preferred_ip_protocol: ip4}}", $"http://127.0.0.1:{server.Port}/");
    }

    public static async Task HttpsAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("https")) return;
        using var identity = new ServerIdentity();
        using var server = await ServerProcess.StartAsync(identity);
        var tls = new TlsEntry { ServerName = ServerIdentity.Name, TrustedRoots = new MountedFile { Name = "ca-bench" } };
        var targets = LoopbackTargets.Of(Secured, address => Probe(ProbeType.Http, address) with { Http = new HttpEntry { Port = server.Port, Tls = tls } });
        await CompareAsync(
            "https", targets, $"{{prober: http, timeout: 2s, http: {{preferred_ip_protocol: ip4, tls_config: {{ca_file: {identity.AuthorityFile}, server_name: {ServerIdentity.Name}}}}}}}",
            $"https://127.0.0.1:{server.Port}/", new Dictionary<string, string> { ["ca-bench"] = identity.AuthorityPem });
    }

    private static ProbeEntry Probe(string type, string address) => new() { Name = "probe", Type = type, Host = address, Interval = Second, Timeout = 2 * Second };

    private static async Task CompareAsync(string figure, TargetList targets, string module, string target, IReadOnlyDictionary<string, string>? files = null)
    {
        Console.WriteLine("| program | probes/s | CPU µs a probe | RSS MB | lost | discarded |\n|---|---|---|---|---|---|");
        var load = await ProbeLoad.MeasureAsync(targets, Windows, files);
        Console.WriteLine(load);
        var blackbox = await BlackboxExporter.MeasureAsync(module, target);
        if (blackbox is { } cost) Bar.Print($"{figure}.cpu_vs_blackbox", load.CpuMicroseconds / cost);
        Bar.Print($"{figure}.cpu_us", load.CpuMicroseconds);
        Bar.Print($"{figure}.false_loss", load.Lost);
        Bar.Print($"{figure}.local_drops", load.Discarded);
    }
}
