using System.Globalization;
using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.Bench;

/// <summary>Resident memory of the product's processes: of each kind the largest, in MiB.</summary>
internal static class Memory
{
    public static IReadOnlyDictionary<string, double> Of(TelemetryCluster cluster) => new Dictionary<string, double>
    {
        ["operator"] = Largest(cluster.Processes("telemetry-operator")),
        ["prober"] = Largest(cluster.Processes("telemetry-prober")),
        ["cluster"] = Largest(cluster.Processes("telemetry").Except(cluster.Processes("telemetry-"))),
    };

    private static double Largest(IEnumerable<int> processes) => processes.Max(pid =>
        double.Parse(
            File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024);
}
