using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Fleet;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace NetworkTelemetry.Operator.Summaries;

/// <summary>Polls one prober until it is stopped. Nothing that this prober does reaches another one's loop.</summary>
internal sealed partial class SummaryLoop
{
    /// <summary>A pod has its address before its container listens; until then it is only starting.</summary>
    private static readonly TimeSpan StartGrace = TimeSpan.FromSeconds(10);

    private readonly ProberEndpoint _endpoint;
    private readonly SummaryClient _client;
    private readonly ReportBoard _reports;
    private readonly RowFeed _feed;
    private readonly PollSettings _settings;
    private readonly Counter _polls;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _started;
    private NodeReport _report;
    private int _failures;
    private bool _hasAnswered;
    private bool _saidUnreachable;

    public SummaryLoop(
        ProberEndpoint endpoint, SummaryClient client, ReportBoard reports, RowFeed feed, PollSettings settings, Counter polls, TimeProvider time,
        ILogger logger)
    {
        (_endpoint, _client, _reports, _feed, _settings, _polls, _time, _logger) = (endpoint, client, reports, feed, settings, polls, time, logger);
        _started = time.GetTimestamp();
        _report = new NodeReport { Node = endpoint.Node, PodUid = endpoint.PodUid };
    }

    /// <summary>Ends when it is cancelled; never fails.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pipeline = Pipeline();
        string? cursor = null;
        try
        {
            while (true)
            {
                var started = _time.GetTimestamp();
                var since = cursor;
                var summary = await pipeline.ExecuteAsync(
                    token => new ValueTask<Summary>(_client.GetAsync(_endpoint, since, token)), cancellationToken);
                cursor = summary.Cursor;
                Succeeded(summary);
                var rest = _settings.MinInterval - _time.GetElapsedTime(started);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, _time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = _time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = _settings.RetryDelay,
            MaxDelay = _settings.MaxRetryDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            // Whatever it is: a loop that ended would leave its node silent for ever.
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is not null and not OperationCanceledException),
            OnRetry = arguments =>
            {
                Failed(arguments.Outcome.Exception!);
                return default;
            },
        })
        .AddTimeout(_settings.Wait + _settings.Slack)
        .Build();

    private void Succeeded(Summary summary)
    {
        _polls.WithLabels(nameof(PollResult.Ok)).Inc();
        if (_saidUnreachable) LogRecovered(_logger, _endpoint.Node);
        (_hasAnswered, _saidUnreachable, _failures) = (true, false, 0);
        (_report, var changes) = SummaryMerge.Apply(_report, summary);
        _reports.Publish(_report);
        _feed.Publish(changes);
    }

    private void Failed(Exception error)
    {
        var result = error switch { PollException poll => poll.Result, TimeoutRejectedException => PollResult.Timeout, _ => PollResult.Invalid };
        _polls.WithLabels(result.ToString()).Inc();
        _failures++;

        if (_failures < _settings.UnreachableAfter) return;
        if (!_saidUnreachable && (_hasAnswered || _time.GetElapsedTime(_started) >= StartGrace))
        {
            _saidUnreachable = true;
            LogUnreachable(_logger, _endpoint.Node, _endpoint.PodIP, _failures, error.Message);
        }

        if (!_report.Reachable) return;
        _report = _report with { Reachable = false };
        _reports.Publish(_report);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Node {Node} at {PodIP} does not answer ({Failures} polls in a row): {Error}. Its results do not count until it does.")]
    private static partial void LogUnreachable(ILogger logger, NodeKey node, string podIP, int failures, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} answers again.")]
    private static partial void LogRecovered(ILogger logger, NodeKey node);
}
