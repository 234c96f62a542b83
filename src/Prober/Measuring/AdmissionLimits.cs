namespace NetworkTelemetry.Prober.Measuring;

/// <summary>How many exchanges may be open at once.</summary>
/// <param name="PerDestination">Towards one address and port.</param>
/// <param name="PerKind">Of one kind of probe, in all.</param>
internal sealed record AdmissionLimits(int PerDestination = 256, int PerKind = 1024);
