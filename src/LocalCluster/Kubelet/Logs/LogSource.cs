namespace NetworkTelemetry.LocalCluster.Kubelet.Logs;

/// <summary>The log of a container at one moment.</summary>
/// <param name="Instance">Differs for each run of the container: a new one begins a new file under the same path.</param>
/// <param name="HasEnded">Nothing more will be written, not even after a restart.</param>
internal sealed record LogSource(string Path, string? Instance, bool HasEnded);
