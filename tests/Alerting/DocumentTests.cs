using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Testing.Docs;

namespace NetworkTelemetry.Alerting;

/// <summary>What docs/alerting.md shows at a prompt is what happens.</summary>
public sealed class DocumentTests(MonitoredCluster cluster)
{
    [Fact]
    public async Task The_walk_through_happens_as_it_is_told()
    {
        // Free ports take the place of those that the document speaks of.
        var (prometheus, alertmanager) = (cluster.Prometheus.Url, await cluster.AlertmanagerUrlAsync());
        // Prometheus may just have started, and another test may just have killed a prober.
        await Eventually.TrueAsync(
            async () => await cluster.Prometheus.TargetsAsync() is { Count: >= 3 } targets && targets.All(target => (string?)target["health"] == "up"),
            async () => string.Join('\n', await cluster.Prometheus.TargetsAsync()));
        using var shell = new ShellSession(cluster.Root, new Dictionary<string, string> { ["KUBECONFIG"] = cluster.Kubeconfig, ["LC_ALL"] = "C.UTF-8" });
        var steps = ConsoleBlocks.Parse(Repository.Read("docs", "alerting.md"));
        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var command = step.Command.Replace("http://127.0.0.1:9090", prometheus, StringComparison.Ordinal).Replace("http://127.0.0.1:9093", alertmanager, StringComparison.Ordinal);
            var difference = Transcript.Difference(step.Output, await shell.RunAsync(command));
            Assert.True(difference is null, $"docs/alerting.md, line {step.Line}: {difference}");
        }
    }
}
