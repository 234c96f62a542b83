namespace NetworkTelemetry.LocalCluster.Api;

/// <summary><c>metav1.DeleteOptions</c>.</summary>
internal sealed record DeleteRequest
{
    public static DeleteRequest Background { get; } = new();

    /// <summary>Null for the default of the object.</summary>
    public long? GracePeriodSeconds { get; init; }
    public Propagation Propagation { get; init; } = Propagation.Background;
    public string? Uid { get; init; }
    public string? ResourceVersion { get; init; }
    public bool DryRun { get; init; }
}
