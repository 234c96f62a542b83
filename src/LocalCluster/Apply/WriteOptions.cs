namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Who writes an object, and how.</summary>
internal sealed record WriteOptions
{
    /// <summary>The <c>fieldManager</c>.</summary>
    public required string Manager { get; init; }

    /// <summary>The version of the objects given, for example <c>v1</c>.</summary>
    public required string ApiVersion { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Null, <c>status</c> or <c>scale</c>.</summary>
    public string? Subresource { get; init; }

    /// <summary>True when the type has a status subresource: a write to the object itself then never owns <c>status</c>.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Server-side apply: take fields that others own.</summary>
    public bool Force { get; init; }
}
