namespace NetworkTelemetry.LocalCluster.Kubelet.Logs;

/// <summary>The log of a container at one moment.</summary>
/// <param name="Path">Another file for each run of the container.</param>
/// <param name="HasEnded">Nothing more will be written, not even after a restart.</param>
internal sealed record LogSource(string Path, bool HasEnded);
