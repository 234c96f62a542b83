using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>Prometheus and Alertmanager as one <c>up</c> starts them.</summary>
/// <param name="Url">Of Prometheus.</param>
internal sealed record MonitoringSetup(IReadOnlyList<ManifestDocument> Pods, string Url)
{
    /// <summary>Before the cluster starts: it writes the targets only into a folder that is there.</summary>
    /// <exception cref="CliException">The folder cannot be filled.</exception>
    public static MonitoringSetup Prepare(StateFolder state)
    {
        var (folder, ports) = (MonitoringFolder.Of(state), MonitoringPorts.Choose());
        folder.Fill(ports);
        return new MonitoringSetup([.. MonitoringManifests.Pods(folder, ports)], MonitoringManifests.UrlOf(ports.Prometheus));
    }
}
