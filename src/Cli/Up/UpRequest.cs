using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Up;

/// <param name="Prometheus">Start Prometheus and Alertmanager, too.</param>
/// <param name="Files">Manifests instead of the samples; empty for the samples.</param>
internal sealed record UpRequest(StateFolder Folder, IReadOnlyList<string> Files, bool Detach, int Port, bool Prometheus);
