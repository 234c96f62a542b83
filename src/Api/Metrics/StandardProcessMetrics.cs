namespace NetworkTelemetry.Api.Metrics;

/// <summary>What operator and probers export about their processes: the families of the Prometheus client libraries.</summary>
public static class StandardProcessMetrics
{
    public static IReadOnlyList<MetricDescription> All { get; } =
    [
        new("process_cpu_seconds_total", MetricType.Counter, "User and system CPU time spent, in seconds.", []),
        new("process_resident_memory_bytes", MetricType.Gauge, "Resident memory, in bytes.", []),
        new("process_virtual_memory_bytes", MetricType.Gauge, "Virtual memory, in bytes.", []),
        new("process_start_time_seconds", MetricType.Gauge, "Start of the process, in seconds since the Unix epoch.", []),
        new("process_open_fds", MetricType.Gauge, "Open file descriptors.", []),
        new("process_max_fds", MetricType.Gauge, "Most file descriptors that may be open.", []),
        new("dotnet_gc_collections_total", MetricType.Counter, "Collections of managed memory, of each generation with all younger ones.", ["generation"]),
        new("dotnet_gc_pause_time_seconds_total", MetricType.Counter, "Time for which collections of managed memory stopped all threads, in seconds.", []),
        new("dotnet_gc_heap_total_allocated_bytes_total", MetricType.Counter, "Managed memory allocated since the start, in bytes.", []),
    ];
}
