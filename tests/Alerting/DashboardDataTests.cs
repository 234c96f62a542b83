using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Testing.Dashboards;

namespace NetworkTelemetry.Alerting;

/// <summary>What Grafana would be told.</summary>
public sealed class DashboardDataTests(MonitoredCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Range = TimeSpan.FromSeconds(30);
    private static readonly GrafanaVariables Variables = new(Range: "30s", Interval: "2s", IntervalMilliseconds: 2000, RateInterval: "6s");

    /// <summary>What shows the day and the week before, which a new Prometheus does not know: dashboard / title / query.</summary>
    private static readonly string[] Exceptions = ["network-telemetry / Trend / B", "network-telemetry / Trend / C"];

    [Fact]
    public async Task Every_panel_has_data_and_every_line_a_name()
    {
        await FailAndRecoverAsync();
        var missing = PanelQuery.All(Variables).ToList();
        var nameless = new List<string>();
        await Eventually.TrueAsync(
            async () =>
            {
                foreach (var query in missing.ToList())
                {
                    var series = query.IsInstant ? await cluster.Prometheus.SeriesAsync(query.Expression) : await cluster.Prometheus.SeriesAsync(query.Expression, Range);
                    if (series.Count == 0) continue;
                    missing.Remove(query);
                    if (query.Format == "time_series" && series.Any(labels => string.IsNullOrWhiteSpace(query.LegendOf(labels)))) nameless.Add(query.ToString());
                }

                return missing.All(IsException);
            },
            () => Task.FromResult(string.Join('\n', missing.Where(query => !IsException(query)))), Patience);
        Assert.True(nameless.Count == 0, string.Join('\n', nameless));
    }

    // Some panels show outages, and when the last one was.
    private async Task FailAndRecoverAsync()
    {
        const string Down = "max(network_telemetry_probe_down{target=\"flapping\"})";
        await Eventually.EqualAsync<double?>(0, () => cluster.Prometheus.ValueAsync(Down));
        cluster.Flapping.Stop();
        await Eventually.EqualAsync<double?>(1, () => cluster.Prometheus.ValueAsync(Down));

        // Panels look every two seconds: a shorter outage would fall between two looks.
        await Task.Delay(TimeSpan.FromSeconds(5));
        cluster.Flapping.Start();
        await Eventually.EqualAsync<double?>(0, () => cluster.Prometheus.ValueAsync(Down));
    }

    private static bool IsException(PanelQuery query) => Exceptions.Contains($"{query.Dashboard.Name} / {query.Title} / {query.RefId}");
}
