namespace NetworkTelemetry.Api.Results;

public static class Importance
{
    /// <summary>The probe decides whether the target is Reachable.</summary>
    public const string Required = "Required";

    /// <summary>The probe is measured and shown, nothing more.</summary>
    public const string Informational = "Informational";
}
