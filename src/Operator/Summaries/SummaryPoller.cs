using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Summaries;

/// <summary>Keeps one loop for each live prober pod of the plans, and no report of a pod that is gone.</summary>
internal sealed class SummaryPoller : BackgroundService
{
    private readonly PlanBoard _plans;
    private readonly ReportBoard _reports;
    private readonly RowFeed _feed;
    private readonly SummaryClient _client;
    private readonly PollSettings _settings;
    private readonly Counter _polls;
    private readonly TimeProvider _time;
    private readonly ILogger<SummaryPoller> _logger;
    private readonly SemaphoreSlim _changed = new(1, 1);
    private readonly Dictionary<NodeKey, RunningLoop> _loops = [];

    public SummaryPoller(
        PlanBoard plans, ReportBoard reports, RowFeed feed, SummaryClient client, PollSettings settings, MetricRegistry metrics, TimeProvider time,
        ILogger<SummaryPoller> logger)
    {
        (_plans, _reports, _feed, _client, _settings, _time, _logger) = (plans, reports, feed, client, settings, time, logger);
        _polls = metrics.CreateCounter(TargetMetrics.SummaryPolls.Name, TargetMetrics.SummaryPolls.Help, [.. TargetMetrics.SummaryPolls.Labels]);
        foreach (var result in Enum.GetNames<PollResult>()) _polls.WithLabels(result);
    }

    public override void Dispose()
    {
        base.Dispose();
        _changed.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _plans.Changed += Wake;
        try
        {
            while (true)
            {
                await _changed.WaitAsync(stoppingToken);
                Match(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            _plans.Changed -= Wake;
            await Task.WhenAll(_loops.Values.Select(loop => loop.Finished));
        }
    }

    /// <summary>Many changes at once are one reason to look. The board raises one at a time.</summary>
    private void Wake(PlanChange change)
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    private void Match(CancellationToken stopping)
    {
        var wanted = ProberEndpoint.Of(_plans.Current.Values).ToDictionary(endpoint => endpoint.Node);
        foreach (var (node, loop) in _loops.Where(pair => wanted.GetValueOrDefault(pair.Key) != pair.Value.Endpoint).ToList())
        {
            _loops.Remove(node);
            var cleared = StopAsync(loop);
            if (wanted.TryGetValue(node, out var successor)) _loops[node] = Start(successor, cleared, stopping);
        }

        foreach (var (node, endpoint) in wanted)
            if (!_loops.ContainsKey(node)) _loops[node] = Start(endpoint, Task.CompletedTask, stopping);
    }

    private RunningLoop Start(ProberEndpoint endpoint, Task predecessor, CancellationToken stopping)
    {
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var loop = new SummaryLoop(endpoint, _client, _reports, _feed, _settings, _polls, _time, _logger);
        return new RunningLoop(endpoint, cancellation, RunAsync());

        async Task RunAsync()
        {
            await predecessor;
            await loop.RunAsync(cancellation.Token);
        }
    }

    /// <summary>The report goes only after the loop has ended: a late answer would bring it back.</summary>
    private async Task StopAsync(RunningLoop loop)
    {
        await loop.Cancellation.CancelAsync();
        await loop.Finished;
        loop.Cancellation.Dispose();
        _reports.Remove(loop.Endpoint.Node);
    }

    private sealed record RunningLoop(ProberEndpoint Endpoint, CancellationTokenSource Cancellation, Task Finished);
}
