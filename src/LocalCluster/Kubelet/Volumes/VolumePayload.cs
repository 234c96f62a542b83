using System.Text;
using NetworkTelemetry.LocalCluster.Kubelet.Commands;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Volumes;

/// <summary>Computes which files a volume made of API objects holds.</summary>
internal static class VolumePayload
{
    private const int DefaultMode = 0b110_100_100;

    /// <returns>Files by relative path; null for a volume that is a plain directory.</returns>
    /// <exception cref="VolumeSourceException">A source that is not optional, or a key of it, is missing; or a path leads out of the volume.</exception>
    public static IReadOnlyDictionary<string, PayloadFile>? Build(Volume volume, PodView view)
    {
        var files = new Dictionary<string, PayloadFile>(StringComparer.Ordinal);
        switch (volume)
        {
            case { ConfigMap: { } map }:
                AddObject(files, SourceData.ConfigMaps, map.Name, map.Items, map.Optional, map.DefaultMode, view);
                return files;
            case { Secret: { } secret }:
                AddObject(files, SourceData.Secrets, secret.SecretName, secret.Items, secret.Optional, secret.DefaultMode, view);
                return files;
            case { DownwardAPI: { } downward }:
                AddFields(files, downward, downward.DefaultMode, view);
                return files;
            case { Projected: { } projected }:
                foreach (var source in projected.Sources ?? [])
                    AddSource(files, source, projected.DefaultMode, view);
                return files;
            default:
                return null;
        }
    }

    private static void AddSource(Dictionary<string, PayloadFile> files, ProjectedSource source, int? mode, PodView view)
    {
        if (source.ConfigMap is { } map)
            AddObject(files, SourceData.ConfigMaps, map.Name, map.Items, map.Optional, mode, view);
        if (source.Secret is { } secret)
            AddObject(files, SourceData.Secrets, secret.Name, secret.Items, secret.Optional, mode, view);
        if (source.DownwardAPI is { } downward)
            AddFields(files, downward, mode, view);
        // The local cluster issues no tokens; the file is there so that its reader can say that it is empty.
        if (source.ServiceAccountToken is { } token)
            Add(files, token.Path, [], mode);
    }

    private static void AddObject(
        Dictionary<string, PayloadFile> files, string resource, string name, IReadOnlyList<KeyToPath>? items, bool? optional, int? mode, PodView view)
    {
        var source = view.Find(resource, name);
        if (source is null && optional != true)
            throw new VolumeSourceException(SourceData.NotFound(resource, name));
        var data = source is null ? new Dictionary<string, byte[]>() : SourceData.Decode(resource, source);
        if (items is null or { Count: 0 })
        {
            foreach (var (key, content) in data)
                Add(files, key, content, mode);
            return;
        }
        foreach (var item in items)
        {
            if (data.TryGetValue(item.Key, out var content))
                Add(files, item.Path, content, item.Mode ?? mode);
            else if (optional != true)
                throw new VolumeSourceException($"{(resource == SourceData.Secrets ? "secret" : "configmap")} \"{name}\" references non-existent key: {item.Key}");
        }
    }

    private static void AddFields(Dictionary<string, PayloadFile> files, DownwardVolume downward, int? mode, PodView view)
    {
        foreach (var item in downward.Items ?? [])
        {
            var value = item.FieldRef is { } field ? PodField.Value(field.FieldPath, view) : null;
            Add(files, item.Path, Encoding.UTF8.GetBytes(value
                ?? throw new VolumeSourceException($"downwardAPI item {item.Path}: only the pod's fields are supported by the local cluster")), item.Mode ?? mode);
        }
    }

    // Later sources win, as in Kubernetes.
    private static void Add(Dictionary<string, PayloadFile> files, string path, byte[] content, int? mode)
    {
        var parts = path.Split('/');
        if (parts.Any(part => part is "" or "." or "..") || parts[0].StartsWith("..", StringComparison.Ordinal))
            throw new VolumeSourceException($"path \"{path}\" must be relative, without \"..\"");
        files[path] = new PayloadFile(content, (UnixFileMode)((mode ?? DefaultMode) & 0b111_111_111));
    }
}
