namespace NetworkTelemetry.Operator.Analysis;

/// <summary>Values of <c>status.phase</c> of a ProbeTarget: for display, nothing decides on them.</summary>
internal static class TargetPhase
{
    public const string Pending = "Pending";
    public const string Up = "Up";

    /// <summary>Reachable, but past one of its thresholds.</summary>
    public const string Degraded = "Degraded";

    public const string Down = "Down";
    public const string Unknown = "Unknown";
    public const string Suspended = "Suspended";
    public const string Invalid = "Invalid";
}
