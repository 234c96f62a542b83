namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>How something is to be written.</summary>
internal sealed record WriteRequest
{
    /// <summary>The field manager.</summary>
    public required string Manager { get; init; }

    public bool DryRun { get; init; }

    public FieldValidation FieldValidation { get; init; } = FieldValidation.Ignore;

    /// <summary>Server-side apply: take fields that others own.</summary>
    public bool Force { get; init; }

    /// <summary>Gets what a Warning header is to say.</summary>
    public Action<string> Warn { get; init; } = static _ => { };
}
