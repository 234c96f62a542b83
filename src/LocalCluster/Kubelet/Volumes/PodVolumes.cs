using NetworkTelemetry.LocalCluster.Kubelet.Commands;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Pods;

namespace NetworkTelemetry.LocalCluster.Kubelet.Volumes;

/// <summary>The volumes of one pod on the host's file system.</summary>
internal sealed class PodVolumes(PodDirectory directory, TimeProvider time)
{
    private readonly HashSet<string> _mounted = new(StringComparer.Ordinal);

    /// <summary>Creates what is missing and rewrites what has changed.</summary>
    /// <returns>What keeps volumes from being mounted for the first time, by volume. One that is mounted keeps its content when its source goes.</returns>
    public IReadOnlyDictionary<string, string> Refresh(PodView view)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var volume in view.Pod.Spec.Volumes)
        {
            try
            {
                Write(volume, view);
                _mounted.Add(volume.Name);
            }
            catch (Exception e) when (e is VolumeSourceException or IOException or UnauthorizedAccessException or FormatException)
            {
                if (!_mounted.Contains(volume.Name))
                    problems[volume.Name] = e.Message;
            }
        }
        return problems;
    }

    /// <exception cref="ContainerConfigException">A mount names a volume that the pod does not have.</exception>
    public IReadOnlyList<HostMount> Mounts(Container container, PodSpec spec) =>
        [.. container.VolumeMounts.Select(mount => HostMount.Create(mount.MountPath, HostPath(mount.Name, spec), mount.SubPath))];

    /// <summary>Which ConfigMaps and Secrets, as (resource, name), the pod's files come from.</summary>
    public static IReadOnlySet<(string Resource, string Name)> Sources(PodSpec spec)
    {
        var sources = new HashSet<(string, string)>();
        foreach (var volume in spec.Volumes)
        {
            var projected = volume.Projected?.Sources ?? [];
            Add(SourceData.ConfigMaps, projected.Select(source => source.ConfigMap?.Name).Append(volume.ConfigMap?.Name));
            Add(SourceData.Secrets, projected.Select(source => source.Secret?.Name).Append(volume.Secret?.SecretName));
        }
        return sources;

        void Add(string resource, IEnumerable<string?> names) => sources.UnionWith(names.OfType<string>().Select(name => (resource, name)));
    }

    private string HostPath(string name, PodSpec spec) => spec.Volumes.FirstOrDefault(volume => volume.Name == name) switch
    {
        null => throw new ContainerConfigException($"volumeMounts: the pod has no volume named \"{name}\""),
        { HostPath: { } host } => host.Path,
        _ => directory.Volume(name),
    };

    private void Write(Volume volume, PodView view)
    {
        if (volume.HostPath is { } host)
            Check(host);
        else if (VolumePayload.Build(volume, view) is { } files)
            AtomicWriter.Write(directory.Volume(volume.Name), files, time.GetUtcNow());
        else
            Directory.CreateDirectory(directory.Volume(volume.Name));
    }

    private static void Check(HostPathVolume host)
    {
        switch (host.Type)
        {
            case "DirectoryOrCreate":
                Directory.CreateDirectory(host.Path);
                break;
            case "FileOrCreate" when !File.Exists(host.Path):
                File.Create(host.Path).Dispose();
                break;
            case "Directory" when !Directory.Exists(host.Path):
                throw new VolumeSourceException($"hostPath type check failed: {host.Path} is not a directory");
            case "File" when !File.Exists(host.Path):
                throw new VolumeSourceException($"hostPath type check failed: {host.Path} is not a file");
        }
    }
}
