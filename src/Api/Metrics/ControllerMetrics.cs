namespace NetworkTelemetry.Api.Metrics;

/// <summary>What the operator exports about its controllers and their queues: the families of controller-runtime, so that its dashboards and alerts fit.</summary>
public static class ControllerMetrics
{
    private static readonly string[] Controller = ["controller"];
    private static readonly string[] Queue = ["name", "controller"];

    private static readonly double[] ReconcileBuckets =
    [
        0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5,
        6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
    ];

    private static readonly double[] QueueBuckets = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1000];

    public static IReadOnlyList<MetricDescription> All { get; } =
    [
        new("controller_runtime_reconcile_total", MetricType.Counter, "Reconciles by result.", ["controller", "result"]),
        new("controller_runtime_reconcile_errors_total", MetricType.Counter, "Reconciles that failed.", Controller),
        new("controller_runtime_terminal_reconcile_errors_total", MetricType.Counter, "Reconciles that failed and are not tried again.", Controller),
        new("controller_runtime_reconcile_panics_total", MetricType.Counter, "Reconciles that ended with an exception nobody expected.", Controller),
        new("controller_runtime_reconcile_timeouts_total", MetricType.Counter, "Always 0: reconciles have no time limit.", Controller),
        new("controller_runtime_reconcile_time_seconds", MetricType.Histogram, "How long reconciles take.", Controller, ReconcileBuckets),
        new("controller_runtime_max_concurrent_reconciles", MetricType.Gauge, "Workers of a controller.", Controller),
        new("controller_runtime_active_workers", MetricType.Gauge, "Workers that are busy.", Controller),
        new("workqueue_depth", MetricType.Gauge, "Keys that are ready and wait for a worker.", [.. Queue, "priority"]),
        new("workqueue_adds_total", MetricType.Counter, "Keys put into the queue.", Queue),
        new("workqueue_queue_duration_seconds", MetricType.Histogram, "How long keys wait for a worker.", Queue, QueueBuckets),
        new("workqueue_work_duration_seconds", MetricType.Histogram, "How long workers keep keys.", Queue, QueueBuckets),
        new("workqueue_unfinished_work_seconds", MetricType.Gauge, "How long all busy workers together have been at their keys.", Queue),
        new("workqueue_longest_running_processor_seconds", MetricType.Gauge, "How long the busiest worker has been at its key.", Queue),
        new("workqueue_retries_total", MetricType.Counter, "Keys put into the queue with a delay.", Queue),
        new("leader_election_master_status", MetricType.Gauge, "1 while this process leads.", ["name"]),
        new("leader_election_slowpath_total", MetricType.Counter, "Renewals that had to read the lease first.", ["name"]),
    ];
}
