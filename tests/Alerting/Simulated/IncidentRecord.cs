using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>What an incident left.</summary>
/// <param name="Began">Just before the first request that was treated otherwise.</param>
/// <param name="Inhibited">Labels of the alerts that Alertmanager kept to itself at its end.</param>
internal sealed record IncidentRecord(DateTimeOffset Began, DateTimeOffset Ended, IReadOnlyList<JsonNode> Inhibited, Webhook Webhook, PrometheusApi Prometheus)
{
    /// <summary>Whether an expression has had a value at some time of it.</summary>
    public async Task<bool> HasSeenAsync(string expression) => (await Prometheus.SeriesAsync(expression, DateTimeOffset.UtcNow - Began)).Count > 0;
}
