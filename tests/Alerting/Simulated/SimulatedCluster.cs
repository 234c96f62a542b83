using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>
/// <c>telemetry up --prometheus</c> in a network namespace, where a route leads to the simulated network: operator, probers, Prometheus and Alertmanager are those
/// that people run.
/// </summary>
internal sealed class SimulatedCluster : IAsyncDisposable
{
    // In a network of its own nobody else has the usual ports.
    private const string PrometheusUrl = "http://127.0.0.1:9090", AlertmanagerUrl = "http://127.0.0.1:9093";

    private readonly ProductFolder _product = ProductFolder.Create("telemetry-simulated-");
    private readonly List<IDisposable> _parts = [];
    private NetworkNamespace? _network;
    private bool _started;

    public Webhook Webhook { get; private set; } = null!;

    public PrometheusApi Prometheus { get; private set; } = null!;

    public AlertmanagerApi Alertmanager { get; private set; } = null!;

    /// <param name="script">Of the index of an address and the number of its request.</param>
    public async Task StartAsync(Func<int, int, Treatment> script, string manifest)
    {
        var network = _network = Add(await NetworkNamespace.CreateAsync());
        Add(new SimulatedNetwork(Add(await network.RunAsync(() => new TunDevice())), script));
        Webhook = Add(await network.RunAsync(() => new Webhook()));
        Prometheus = Add(new PrometheusApi(PrometheusUrl, network.CreateHandler()));
        Alertmanager = Add(new AlertmanagerApi(AlertmanagerUrl, network.CreateHandler()));
        ShortConfiguration.Write(_product.Root, Webhook.Url, ScaledRules.Of);
        var file = Path.Combine(_product.Root, "targets.yaml");
        await File.WriteAllTextAsync(file, manifest);
        _started = true;
        var up = await await network.RunAsync(() => _product.TelemetryAsync("up", "--prometheus", "--detach", "--port", "0", "-f", file));
        Assert.SkipWhen(up.Error.Contains("apt-get install", StringComparison.Ordinal), up.Error.Trim());
        Assert.True(up.ExitCode == 0, up.ToString());
    }

    /// <summary>Pulls the plug of the whole simulated network, or puts it back.</summary>
    public Task PlugAsync(bool isIn) => _network!.RunAsync(() =>
    {
        OwnNetwork.Ip($"link set {TunDevice.Name} {(isIn ? "up" : "down")}");
        return isIn;
    });

    public async ValueTask DisposeAsync()
    {
        if (_started) await _product.TelemetryAsync("down");
        for (var i = _parts.Count - 1; i >= 0; i--) _parts[i].Dispose();
        _product.Delete();
    }

    private T Add<T>(T part)
        where T : IDisposable
    {
        _parts.Add(part);
        return part;
    }
}
