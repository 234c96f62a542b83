using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>All is well, then the paths are disturbed until everybody has been told, and all is well again: once, for all that is asked of it.</summary>
public sealed class SimulatedIncident : IAsyncLifetime
{
    private static readonly (string Alert, string Target)[] Expected = [("HighNetworkLatency", "slow"), ("PacketLoss", "lossy"), ("ServiceUnavailable", "gone")];

    private readonly SimulatedCluster _cluster = new();
    private volatile bool _disturbed;

    /// <summary>Ends as the incident did: with what went wrong, or skipped.</summary>
    internal Task<IncidentRecord> Record { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // A fixture that fails here would neither be disposed of nor could it skip.
        Record = HappenAsync();
        await Task.WhenAny(Record);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private async Task<IncidentRecord> HappenAsync()
    {
        await _cluster.StartAsync((path, n) => path >= SimulatedPath.All.Count || !_disturbed ? SimulatedPath.Quick : SimulatedPath.All[path].Disturbed(n), SimulatedTargets.Manifest);

        // So long that means over five seconds are of quick replies only.
        await Eventually.EqualAsync<double?>(
            SimulatedTargets.Nodes * SimulatedPath.All.Count, () => _cluster.Prometheus.ValueAsync("count(count_over_time(network_telemetry_probe_up[1m]) >= 6 and network_telemetry_probe_up == 1)"));

        var began = DateTimeOffset.UtcNow;
        _disturbed = true;
        await ToldAsync("firing");

        // Some turns of the groups: nothing is said twice.
        await Task.Delay(3 * ShortConfiguration.GroupInterval);
        var inhibited = await _cluster.Alertmanager.InhibitedAsync();
        var ended = DateTimeOffset.UtcNow;
        _disturbed = false;
        await ToldAsync("resolved");
        return new IncidentRecord(began, ended, inhibited, _cluster.Webhook, _cluster.Prometheus);
    }

    private Task<TimeSpan> ToldAsync(string status) => Eventually.TrueAsync(
        () => Task.FromResult(Expected.All(one => _cluster.Webhook.About(one.Alert, one.Target, status).Count > 0)),
        () => _cluster.Webhook.LogAsync(_cluster.Prometheus));
}
