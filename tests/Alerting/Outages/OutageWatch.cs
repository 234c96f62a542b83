using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Alerting.Outages;

/// <summary>Looks at the probers' pages, the status and the Events of one target while it goes down.</summary>
internal sealed class OutageWatch(ExposedPages pages, Kubectl kubectl, IReadOnlyList<string> nodes, string target) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly KubectlWatch _status = kubectl.Watch("probetarget", target, "{.status.phase} ");
    private readonly KubectlWatch _events = kubectl.Start("get", "events", "--watch-only", "-o", "jsonpath={.involvedObject.name}={.reason} ");

    /// <summary>The first answers of both watches are there.</summary>
    public Task StartedAsync() => Eventually.TrueAsync(() => Task.FromResult(_status.Output.Contains("Up", StringComparison.Ordinal)), () => Task.FromResult($"{target} is {_status.Output}"));

    /// <summary>How often the target answered the node that it has answered least.</summary>
    public async Task<double> LeastRoundsAsync() => (await Task.WhenAll(nodes.Select(pages.OfNodeAsync)))
        .Min(page => page.SingleOrDefault(series => IsOurs(series, ProbeMetrics.ResponsesReceived))?.Value ?? 0);

    /// <param name="reason">That its requests are lost with.</param>
    public async Task<OutageTimes> SeeAsync(Action stop, string reason)
    {
        var before = await Task.WhenAll(nodes.Select(async node => LostOf(await pages.OfNodeAsync(node), reason)));
        var stopped = DateTimeOffset.UtcNow;
        stop();
        var (isRaw, notRaw, notConfirmed, status, said) = (false, stopped, stopped, default(DateTimeOffset?), default(DateTimeOffset?));
        while (!isRaw || status is null || said is null)
        {
            Assert.True(DateTimeOffset.UtcNow - stopped < Patience, $"{target}: raw {isRaw}, status {status:mm:ss.fff} of {_status.Output}, event {said:mm:ss.fff} of {_events.Output}");
            var asked = DateTimeOffset.UtcNow;
            var seen = await Task.WhenAll(nodes.Select(pages.OfNodeAsync));
            var now = DateTimeOffset.UtcNow;
            isRaw |= seen.Zip(before).All(node => LostOf(node.First, reason) > node.Second);
            if (!isRaw) notRaw = asked;
            if (seen.All(page => !IsDown(page))) notConfirmed = asked;
            if (_status.Output.Contains("Down", StringComparison.Ordinal)) status ??= now;
            if (_events.Output.Contains($"{target}=Down ", StringComparison.Ordinal)) said ??= now;
            await Task.Delay(Poll);
        }

        return new OutageTimes(stopped, notRaw, notConfirmed, status.Value, said.Value);
    }

    public void Dispose()
    {
        _status.Dispose();
        _events.Dispose();
    }

    private double LostOf(IReadOnlyList<ExposedSeries> page, string reason) => page.Single(series => IsOurs(series, ProbeMetrics.RequestsLost) && series["reason"] == reason).Value;

    private bool IsDown(IReadOnlyList<ExposedSeries> page) => page.Single(series => IsOurs(series, ProbeMetrics.Down)).Value > 0;

    private bool IsOurs(ExposedSeries series, MetricDescription metric) => series.Name == metric.Name && series["target"] == target;
}
