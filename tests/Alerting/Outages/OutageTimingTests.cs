using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Alerting.Outages;

/// <summary>How soon who looks sees that a target is down.</summary>
public sealed class OutageTimingTests(MonitoredCluster cluster, ITestOutputHelper output)
{
    /// <summary>From the round that confirmed it to status and Event.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(5);

    /// <summary>Of the programs themselves, on a machine that does other things, too.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task An_outage_is_on_the_page_within_a_round_and_in_status_and_Event_within_five_seconds_of_its_confirmation()
    {
        using var pages = new ExposedPages(cluster.Prometheus);
        using var refusing = new Service();
        using var silence = new SemaphoreSlim(0);
        var isSilent = false;
        await using var web = await WebServer.StartAsync(context => Volatile.Read(ref isSilent) ? silence.WaitAsync(context.RequestAborted) : Task.CompletedTask);
        await cluster.Kubectl.ApplyAsync($"{ShortTarget.Manifest("refusing", $"{{name: port, type: TCP, tcp: {{port: {refusing.Port}}}}}")}\n---\n{ShortTarget.Manifest("silent", $"{{name: page, type: HTTP, http: {{scheme: HTTP, port: {web.Port}}}}}")}");
        try
        {
            await Task.WhenAll(
                SeeAsync(pages, "refusing", refusing.Stop, refusing.Start, ProbeReason.Refused),
                SeeAsync(pages, "silent", () => Volatile.Write(ref isSilent, true), () => Volatile.Write(ref isSilent, false), ProbeReason.Timeout));
        }
        finally
        {
            await cluster.Kubectl.RunAsync("delete", "probetargets", "refusing", "silent");
        }
    }

    private async Task SeeAsync(ExposedPages pages, string target, Action stop, Action start, string reason)
    {
        using var watch = new OutageWatch(pages, cluster.Kubectl, MonitoredTargets.Nodes, target);
        await watch.StartedAsync();

        // The second round of a new target is up to an interval and a half after its first, to fall into its place among the others.
        await Eventually.TrueAsync(async () => await watch.LeastRoundsAsync() >= 2, () => Task.FromResult($"not every node has measured {target} twice"));
        var times = await watch.SeeAsync(stop, reason);
        start();
        output.WriteLine($"{target}: {times}");
        Assert.True(times.NotRawAt - times.Stopped < ShortTarget.Interval + ShortTarget.Timeout + Overhead, times.ToString());
        Assert.True(times.Status - times.NotConfirmedAt < Told, times.ToString());
        Assert.True(times.Event - times.NotConfirmedAt < Told, times.ToString());
        // And not before: one lost round is no outage.
        Assert.True(times.Status - times.Stopped > (ShortTarget.FailureThreshold - 1) * ShortTarget.Interval, times.ToString());
        await Eventually.EqualAsync("Up", () => cluster.Kubectl.GetAsync($"probetarget/{target}", "{.status.phase}"));
    }
}
