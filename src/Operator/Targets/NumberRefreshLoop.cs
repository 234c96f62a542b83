using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>
/// The one budget for figures: every two seconds the target whose figures moved most is asked to write. It goes through the controller's queue,
/// because only there nobody else works on the same target.
/// </summary>
internal sealed partial class NumberRefreshLoop(
    RefreshBoard board, TargetReader reader, IObjectStore<ProbeTarget> targets, EntityQueue<ProbeTarget> queue, ILeadership leadership,
    TimeProvider time, ILogger<NumberRefreshLoop> logger)
    : BackgroundService
{
    /// <summary>Targets that are weighed at one time: some milliseconds of work. The others keep their place.</summary>
    private const int MaxWeighed = 1000;

    public void Refresh()
    {
        foreach (var uid in board.TakeMoved(MaxWeighed))
            foreach (var target in targets.ListByIndex(TargetServices.UidIndex, uid)) Weigh(target);
        if (NumberRefresh.Choose(board.Weights) is not { } chosen) return;
        board.Grant(chosen);
        queue(chosen);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await leadership.Acquired.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(NumberRefresh.Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Refresh();
    }

    private void Weigh(ProbeTarget target)
    {
        var key = ObjectKey.Of(target);
        try
        {
            if (reader.Read(target).Status is not { } status) return;
            var change = StatusDifference.Between(target.Status, status);
            if (change.IsTransition) queue(key);
            else board.Weigh(key, change.Weight);
        }
        catch (Exception e)
        {
            // One object that cannot be read must not end the refresh of all others. The controller has met the same, and tries it again with back-off.
            LogUnreadable(logger, key, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The status of ProbeTarget {Target} cannot be computed; its figures are not refreshed.")]
    private static partial void LogUnreadable(ILogger logger, ObjectKey target, Exception error);
}
