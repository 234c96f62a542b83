using System.Collections.Concurrent;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The series of one controller. All of them exist from the start, so that a rate never misses the first failure.</summary>
internal sealed class ControllerMetrics
{
    private readonly ConcurrentDictionary<ObjectKey, long> _running = new();
    private readonly Dictionary<string, CounterChild> _results;
    private readonly CounterChild _errors;
    private readonly CounterChild _terminalErrors;
    private readonly CounterChild _panics;
    private readonly HistogramChild _reconcileTime;
    private readonly GaugeChild _activeWorkers;
    private readonly HistogramChild _queueTime;
    private readonly HistogramChild _workTime;
    private readonly TimeProvider _time;

    public ControllerMetrics(RuntimeMetrics families, string controller, int workers, TimeProvider time)
    {
        _time = time;
        _results = new[] { QueueAction.Success, QueueAction.Error, QueueAction.RequeueAfter, "requeue" }
            .ToDictionary(result => result, result => families.Reconciles.WithLabels(controller, result));
        _errors = families.Errors.WithLabels(controller);
        _terminalErrors = families.TerminalErrors.WithLabels(controller);
        _panics = families.Panics.WithLabels(controller);
        families.Timeouts.WithLabels(controller);
        _reconcileTime = families.ReconcileTime.WithLabels(controller);
        _activeWorkers = families.ActiveWorkers.WithLabels(controller);
        _queueTime = families.QueueTime.WithLabels(controller, controller);
        _workTime = families.WorkTime.WithLabels(controller, controller);
        families.MaxConcurrent.WithLabels(controller).Set(workers);
    }

    public void Started(QueueItem item)
    {
        _running[item.Key] = _time.GetTimestamp();
        _queueTime.Observe(item.Waited.TotalSeconds);
        _activeWorkers.Inc();
    }

    public void Finished(ObjectKey key, QueueAction? action)
    {
        _activeWorkers.Dec();
        if (!_running.TryRemove(key, out var started) || action is not { } outcome)
            return;
        var seconds = _time.GetElapsedTime(started).TotalSeconds;
        _reconcileTime.Observe(seconds);
        _workTime.Observe(seconds);
        _results[outcome.Result].Inc();
        if (outcome.Result != QueueAction.Error)
            return;
        _errors.Inc();
        if (!outcome.Requeue)
            _terminalErrors.Inc();
    }

    public void Panicked() => _panics.Inc();

    /// <summary>How long each worker that is busy now has been at it.</summary>
    public IReadOnlyList<double> RunningSeconds() => [.. _running.Values.Select(started => _time.GetElapsedTime(started).TotalSeconds)];
}
