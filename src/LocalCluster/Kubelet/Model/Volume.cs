namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

internal sealed record Volume
{
    public string Name { get; init => field = value ?? ""; } = "";
    public ConfigMapVolume? ConfigMap { get; init; }
    public SecretVolume? Secret { get; init; }
    public ProjectedVolume? Projected { get; init; }
    public DownwardVolume? DownwardAPI { get; init; }
    public HostPathVolume? HostPath { get; init; }
}

/// <param name="DefaultMode">A file mode as a number (420 is 0644).</param>
internal sealed record ConfigMapVolume(string Name, IReadOnlyList<KeyToPath>? Items, int? DefaultMode, bool? Optional);

internal sealed record SecretVolume(string SecretName, IReadOnlyList<KeyToPath>? Items, int? DefaultMode, bool? Optional);

internal sealed record ProjectedVolume(IReadOnlyList<ProjectedSource>? Sources, int? DefaultMode);

internal sealed record ProjectedSource(SourceObject? ConfigMap, SourceObject? Secret, DownwardVolume? DownwardAPI, TokenSource? ServiceAccountToken);

internal sealed record SourceObject(string Name, IReadOnlyList<KeyToPath>? Items, bool? Optional);

internal sealed record TokenSource(string Path);

internal sealed record DownwardVolume(IReadOnlyList<DownwardItem>? Items, int? DefaultMode);

internal sealed record DownwardItem(string Path, FieldReference? FieldRef, int? Mode);

internal sealed record KeyToPath(string Key, string Path, int? Mode);

internal sealed record HostPathVolume(string Path, string? Type);
