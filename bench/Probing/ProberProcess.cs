using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>The prober program as it ships, with a mounted list.</summary>
internal sealed class ProberProcess : IDisposable
{
    // The prober starts new targets two milliseconds apart.
    private static readonly TimeSpan StartSpacing = TimeSpan.FromMilliseconds(2.05);

    private readonly string _directory = Directory.CreateTempSubdirectory("telemetry-bench-").FullName;
    private readonly Process _process;

    private ProberProcess(int port)
    {
        Client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        _process = Process.Start(Repository.PathOf("artifacts", "app", "telemetry-prober"),
            ["--list-directory", _directory, "--listen", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "--total-rate", "100000", "--log-level", "warning"]);
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    public static async Task<ProberProcess> StartAsync()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var number = ((IPEndPoint)port.LocalEndpoint).Port;
        port.Stop();
        var prober = new ProberProcess(number);
        await Eventually.TrueAsync(prober.IsUpAsync, () => Task.FromResult("the prober does not answer"));
        return prober;
    }

    /// <summary>Puts a file beside the list.</summary>
    public void Put(string name, string content) => File.WriteAllText(Path.Combine(_directory, name), content);

    /// <summary>Replaces the list at once, as the kubelet does.</summary>
    public void Put(TargetList list)
    {
        var file = Path.Combine(_directory, ContractVersion.TargetsFile);
        File.WriteAllBytes(file + ".new", TargetListCodec.Write(list));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Returns once every target has been measured.</summary>
    public async Task MeasureAsync(TargetList list)
    {
        Put(list);
        await Task.Delay((StartSpacing * list.Targets.Count) + TimeSpan.FromSeconds(4));
        var measured = (await ScrapeAsync()).Sum("network_telemetry_probe_up");
        if ((int)measured != list.Targets.Count) throw new InvalidOperationException($"{measured} of {list.Targets.Count} targets are up");
    }

    public async Task<Exposition> ScrapeAsync() => new(await Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)));

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            return (await Client.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
