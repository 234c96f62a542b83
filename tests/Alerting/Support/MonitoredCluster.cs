using System.Text.RegularExpressions;
using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.Alerting.Support;

/// <summary><c>telemetry up --prometheus</c> with a target of each kind, and a receiver of alerts.</summary>
public sealed class MonitoredCluster : IAsyncLifetime
{
    // Large enough that its transfer takes a time.
    private const int PageSize = 300_000;

    private readonly ProductFolder _product = ProductFolder.Create("telemetry-alerting-");
    private readonly LocalDnsServer _names = new(truncates: false);
    private WebServer? _page;
    private PrometheusApi? _prometheus;
    private string? _missing;

    internal Webhook Webhook { get; } = new();

    internal Service First { get; } = new();

    internal Service Second { get; } = new();

    /// <summary>For outages whose alerts nobody counts.</summary>
    internal Service Flapping { get; } = new();

    internal int PagePort => _page!.Port;

    internal int NamesPort => _names.Port;

    /// <summary>Ends the test as skipped where Prometheus is missing and can't be installed.</summary>
    internal PrometheusApi Prometheus
    {
        get
        {
            Assert.SkipWhen(_missing is not null, _missing ?? "");
            return _prometheus!;
        }
    }

    public string Kubeconfig => _product.Kubeconfig;

    public Kubectl Kubectl => new(Kubeconfig);

    public string Root => _product.Root;

    public async ValueTask InitializeAsync()
    {
        ShortConfiguration.Write(Root, Webhook.Url);
        _page = await WebServer.SayingAsync(new string('x', PageSize), TestCertificates.Valid("page.example.test"));
        var manifest = Path.Combine(Root, "targets.yaml");
        await File.WriteAllTextAsync(manifest, MonitoredTargets.Manifest(First.Port, Second.Port, Flapping.Port, _page.Port, _names.Port));
        var up = await TelemetryAsync("up", "--prometheus", "--detach", "--port", "0", "-f", manifest);
        if (up.Error.Contains("apt-get install", StringComparison.Ordinal))
        {
            _missing = up.Error.Trim();
            return;
        }

        Assert.True(up.ExitCode == 0, up.ToString());
        _prometheus = new PrometheusApi(Regex.Match(up.Output, @"(http://\S+)/targets").Groups[1].Value);
    }

    public Task<CommandResult> TelemetryAsync(string command, params string[] arguments) => _product.TelemetryAsync(command, arguments);

    public async Task<string> AlertmanagerUrlAsync() => Regex.Match((await TelemetryAsync("status")).Output, @"(?m)^alertmanager .*(http://\S+)").Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        await TelemetryAsync("down");
        _prometheus?.Dispose();
        if (_page is not null) await _page.DisposeAsync();
        _names.Dispose();
        Webhook.Dispose();
        First.Dispose();
        Second.Dispose();
        Flapping.Dispose();
        _product.Delete();
    }
}
