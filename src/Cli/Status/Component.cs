namespace NetworkTelemetry.Cli.Status;

/// <summary>One line of <c>telemetry status</c>.</summary>
internal sealed record Component(string Name, string State, string Url, bool IsHealthy);
