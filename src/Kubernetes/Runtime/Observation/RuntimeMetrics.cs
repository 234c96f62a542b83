using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The families of controller-runtime, by the same names, labels and buckets, so that its dashboards and alerts fit.</summary>
internal sealed class RuntimeMetrics(MetricRegistry registry)
{
    // 10 ns … 1000 s.
    private static readonly double[] QueueBuckets = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1000];

    private static readonly double[] ReconcileBuckets =
    [
        0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5,
        6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
    ];

    public Counter Reconciles { get; } = registry.CreateCounter("controller_runtime_reconcile_total", "Reconciles by result.", "controller", "result");

    public Counter Errors { get; } = registry.CreateCounter("controller_runtime_reconcile_errors_total", "Reconciles that failed.", "controller");

    public Counter TerminalErrors { get; } =
        registry.CreateCounter("controller_runtime_terminal_reconcile_errors_total", "Reconciles that failed and are not tried again.", "controller");

    public Counter Panics { get; } =
        registry.CreateCounter("controller_runtime_reconcile_panics_total", "Reconciles that ended with an exception nobody expected.", "controller");

    public Counter Timeouts { get; } =
        registry.CreateCounter("controller_runtime_reconcile_timeouts_total", "Always 0: reconciles have no time limit.", "controller");

    public Histogram ReconcileTime { get; } =
        registry.CreateHistogram("controller_runtime_reconcile_time_seconds", "How long reconciles take.", ReconcileBuckets, "controller");

    public Gauge MaxConcurrent { get; } = registry.CreateGauge("controller_runtime_max_concurrent_reconciles", "Workers of a controller.", "controller");

    public Gauge ActiveWorkers { get; } = registry.CreateGauge("controller_runtime_active_workers", "Workers that are busy.", "controller");

    public Counter Adds { get; } = registry.CreateCounter("workqueue_adds_total", "Keys put into the queue.", "name", "controller");

    public Counter Retries { get; } = registry.CreateCounter("workqueue_retries_total", "Keys put into the queue with a delay.", "name", "controller");

    public Histogram QueueTime { get; } =
        registry.CreateHistogram("workqueue_queue_duration_seconds", "How long keys wait for a worker.", QueueBuckets, "name", "controller");

    public Histogram WorkTime { get; } =
        registry.CreateHistogram("workqueue_work_duration_seconds", "How long workers keep keys.", QueueBuckets, "name", "controller");

    public Gauge MasterStatus { get; } = registry.CreateGauge("leader_election_master_status", "1 while this process leads.", "name");

    public Counter SlowPath { get; } =
        registry.CreateCounter("leader_election_slowpath_total", "Renewals that had to read the lease first.", "name");
}
