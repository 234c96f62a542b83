namespace NetworkTelemetry.Api.Results;

/// <summary>What is known of a probe of a target. Strings, because summaries of newer probers must stay readable.</summary>
public static class ProbeState
{
    /// <summary>No round has finished yet.</summary>
    public const string Pending = "Pending";

    public const string Up = "Up";
    public const string Down = "Down";

    /// <summary>The prober could not measure: its own failure, never the target's.</summary>
    public const string Unknown = "Unknown";
}
