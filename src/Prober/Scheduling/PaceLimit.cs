namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>The limits that a request passes, in this order.</summary>
internal enum PaceLimit
{
    Destination,
    Total,
    None,
}
