using System.Globalization;
using NetworkTelemetry.LocalCluster.Kubelet.Commands;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <summary>Where the probes of a container instance go.</summary>
/// <param name="Plan">How the container was started: exec probes run with its variables and in its directory.</param>
internal sealed record ProbeTarget(Container Container, string PodIP, LaunchPlan Plan, IReadOnlyList<HostMount> Mounts, string OutputFile)
{
    /// <returns>Null when no port of the container has the name.</returns>
    public int? Port(string reference) =>
        int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Container.Ports.FirstOrDefault(port => port.Name == reference)?.Number;
}
