namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>A file that lies beside the list, or why there is none. Names are made from the content: what a name stands for never changes.</summary>
public sealed record MountedFile
{
    /// <summary>Name in the mounted directory, without a path; null when there is no file.</summary>
    public string? Name { get; init; }

    /// <summary>Why there is no file, for a person.</summary>
    public string? Missing { get; init; }
}
