namespace NetworkTelemetry.LocalCluster.Kubelet.Images;

/// <summary>The host program that stands for a container image: what the image's ENTRYPOINT and ENV would be.</summary>
public sealed record LocalImage
{
    /// <summary>An absolute path, or a name looked up in PATH.</summary>
    public required string Executable { get; init; }

    /// <summary>Come before the container's <c>args</c>.</summary>
    public IReadOnlyList<string> LeadingArguments { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
