using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Dashboards.Tests.PromQl;

/// <summary>Every series that the dashboards may ask for: the catalogue, and what operator, probers and Prometheus have by the standard names.</summary>
internal static class KnownMetrics
{
    private static readonly string[] Scrape = ["job", "instance", "namespace"];
    private static readonly string[] ProberScrape = [.. Scrape, "deployment", "node", "region", "zone"];

    // The operator runs on no node; what both export may have the labels of a prober.
    private static readonly HashSet<MetricDescription> OfOperator = [.. OperatorMetrics.All, .. TargetMetrics.All];

    /// <summary>Of controller-runtime and client-go, pinned by the tests of src/Kubernetes; a histogram's buckets have le besides.</summary>
    private static readonly (string Name, string[] Labels)[] OfControllers =
    [
        ("controller_runtime_reconcile_total", ["controller", "result"]),
        ("controller_runtime_reconcile_errors_total", ["controller"]),
        ("controller_runtime_terminal_reconcile_errors_total", ["controller"]),
        ("controller_runtime_reconcile_panics_total", ["controller"]),
        ("controller_runtime_reconcile_timeouts_total", ["controller"]),
        ("controller_runtime_reconcile_time_seconds_bucket", ["controller", "le"]),
        ("controller_runtime_max_concurrent_reconciles", ["controller"]),
        ("controller_runtime_active_workers", ["controller"]),
        ("workqueue_depth", ["name", "controller", "priority"]),
        ("workqueue_adds_total", ["name", "controller"]),
        ("workqueue_retries_total", ["name", "controller"]),
        ("workqueue_queue_duration_seconds_bucket", ["name", "controller", "le"]),
        ("workqueue_longest_running_processor_seconds", ["name", "controller"]),
        ("rest_client_requests_total", ["code", "method", "host"]),
        ("rest_client_request_duration_seconds_bucket", ["verb", "host", "le"]),
        ("leader_election_master_status", ["name"]),
    ];

    private static readonly string[] OfProcesses =
        ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds", "process_open_fds", "process_max_fds"];

    public static IReadOnlyDictionary<string, Metric> ByName { get; } =
        OfControllers.Select(metric => Create(metric.Name, IsCounter(metric.Name), [.. metric.Labels, .. Scrape]))
        .Concat(OfProcesses.Select(name => Create(name, IsCounter(name), ProberScrape)))
        .Append(Create("up", false, ProberScrape))
        .Append(new Metric("ALERTS", false, null))
        .Concat(Catalogue())
        .DistinctBy(metric => metric.Name)
        .ToDictionary(metric => metric.Name);

    /// <summary>Names of the standard metrics as the code that exports them spells them.</summary>
    public static IEnumerable<string> Standard =>
        OfControllers.Select(metric => metric.Name).Concat(OfProcesses).Select(name => name.EndsWith("_bucket", StringComparison.Ordinal) ? name[..^"_bucket".Length] : name);

    private static IEnumerable<Metric> Catalogue() => MetricCatalogue.All.SelectMany(metric =>
    {
        string[] labels = [.. metric.Labels, .. OfOperator.Contains(metric) ? Scrape : ProberScrape];
        return metric.Type == MetricType.Histogram
            ? [Create(metric.Name + "_bucket", true, [.. labels, "le"]), Create(metric.Name + "_sum", true, labels), Create(metric.Name + "_count", true, labels)]
            : new[] { Create(metric.Name, metric.Type == MetricType.Counter, labels) };
    });

    private static bool IsCounter(string name) => name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_bucket", StringComparison.Ordinal);

    private static Metric Create(string name, bool isCounter, IEnumerable<string> labels) => new(name, isCounter, labels.ToHashSet());
}
