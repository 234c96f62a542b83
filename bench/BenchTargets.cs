using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.Bench;

/// <summary>The targets that a benchmark makes, as the probers' metrics show them.</summary>
internal static class BenchTargets
{
    /// <summary>How many were measured by at least one prober.</summary>
    public static async Task<int> MeasuredAsync(TelemetryCluster cluster) =>
        (await cluster.MetricsAsync())
            .Where(l => l.StartsWith("network_telemetry_requests_sent_total{", StringComparison.Ordinal) && IsBench(l) && !l.EndsWith(" 0", StringComparison.Ordinal))
            .Select(l => l.Split("target=\"")[1].Split('"')[0]).Distinct().Count();

    public static bool IsBench(string line) => line.Contains("target=\"bench-", StringComparison.Ordinal);
}
