using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Bench.Probing.Answering;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>CPU time of a DNS query over UDP, beside blackbox_exporter in the same run and towards the same server.</summary>
internal static class DnsBenchmark
{
    private const string Name = "www.bench.example";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static async Task RunAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("dns")) return;
        using var server = await ServerProcess.StartDnsAsync();
        Console.WriteLine("| program | probes/s | CPU µs a probe | RSS MB | lost | discarded |\n|---|---|---|---|---|---|");
        ProbeLoad[] loads = [await LoadAsync(server, 1_000), await LoadAsync(server, 10_000)];
        var blackbox = await BlackboxExporter.MeasureAsync(
            $"{{prober: dns, timeout: 2s, dns: {{query_name: {Name}, query_type: A, transport_protocol: udp, preferred_ip_protocol: ip4}}}}", $"127.0.0.1:{server.Port}");
        if (blackbox is { } cost)
        {
            Bar.Print("dns.cpu_vs_blackbox_few", loads[0].CpuMicroseconds / cost);
            Bar.Print("dns.cpu_vs_blackbox", loads[^1].CpuMicroseconds / cost);
        }

        Bar.Print("dns.cpu_us", loads[^1].CpuMicroseconds);
        Bar.Print("dns.false_loss", loads.Sum(load => load.Lost));
        Bar.Print("dns.local_drops", loads.Sum(load => load.Discarded));
    }

    private static async Task<ProbeLoad> LoadAsync(ServerProcess server, int targets)
    {
        var next = 0;
        var list = LoopbackTargets.Of(targets, _ => new ProbeEntry
        {
            Name = "probe", Type = ProbeType.Dns, Host = Name, Interval = Second, Timeout = Second,
            Dns = new DnsEntry { QueryName = Name, Server = DnsAnswers.Address(next++ % DnsAnswers.Servers), Port = server.Port },
        });
        var load = await ProbeLoad.MeasureAsync(list, windows: 2);
        Console.WriteLine(load);
        return load;
    }
}
