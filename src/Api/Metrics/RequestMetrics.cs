namespace NetworkTelemetry.Api.Metrics;

/// <summary>What the operator exports about its requests to the API server: the families of client-go.</summary>
public static class RequestMetrics
{
    private static readonly string[] Labels = ["verb", "host"];
    private static readonly double[] DurationBuckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];
    private static readonly double[] SizeBuckets = [64, 256, 512, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216];

    public static IReadOnlyList<MetricDescription> All { get; } =
    [
        new("rest_client_requests_total", MetricType.Counter, "Requests to the API server.", ["code", "method", "host"]),
        new("rest_client_request_duration_seconds", MetricType.Histogram, "Time to the answer's headers.", Labels, DurationBuckets),
        new("rest_client_request_size_bytes", MetricType.Histogram, "Size of request bodies.", Labels, SizeBuckets),
        new("rest_client_response_size_bytes", MetricType.Histogram, "Size of answers, watches left out.", Labels, SizeBuckets),
    ];
}
