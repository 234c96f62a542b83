using NetworkTelemetry.Cli.Monitoring;
using NetworkTelemetry.LocalCluster.Kubelet.Images;

namespace NetworkTelemetry.Cli.Cluster;

/// <summary>Which of our programs stands for which image on this machine.</summary>
internal static class ProductImages
{
    public const string Operator = "networktelemetry/operator";
    public const string Prober = "networktelemetry/prober";

    public static IReadOnlyDictionary<string, LocalImage> Table(string programs) => new Dictionary<string, LocalImage>
    {
        [Operator] = new() { Executable = Path.Combine(programs, "telemetry-operator") },
        [Prober] = new() { Executable = Path.Combine(programs, "telemetry-prober") },
    }.Concat(Monitoring()).ToDictionary();

    private static IEnumerable<KeyValuePair<string, LocalImage>> Monitoring() => MonitoringPrograms.Find() is not { } found ? [] :
    [
        new(MonitoringManifests.Prometheus, new LocalImage { Executable = found.Prometheus }),
        new(MonitoringManifests.Alertmanager, new LocalImage { Executable = found.Alertmanager }),
    ];
}
