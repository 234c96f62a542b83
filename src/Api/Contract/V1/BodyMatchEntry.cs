namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>What the body must hold, or must not. One of the two is set.</summary>
public sealed record BodyMatchEntry
{
    public string? Contains { get; init; }
    public string? Regex { get; init; }

    /// <summary>The opposite of the resource's mustMatch: a field that is missing is false.</summary>
    public bool MustNotMatch { get; init; }
}
