using System.Globalization;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Pods;

/// <summary>Where the files of one pod are: <c>STATE/pods/UID/{volumes,containers}</c>. Secrets are among them, so only the owner may look.</summary>
internal sealed class PodDirectory(string stateDirectory, string uid)
{
    public const string IdentitySuffix = ".pid";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Root { get; } = Path.Combine(Pods(stateDirectory), Safe(uid));

    public static string Pods(string stateDirectory) => Path.Combine(Path.GetFullPath(stateDirectory), "pods");

    public string Volume(string name) => Path.Combine(Root, "volumes", Safe(name));

    /// <summary>A file for each run of the container, so that a reader knows by its path which one it reads.</summary>
    public string Log(string container, int restartCount) => Path.Combine(Container(container), string.Create(CultureInfo.InvariantCulture, $"{restartCount}.log"));

    public string Run(string container) => Path.Combine(Container(container), "run.json");

    /// <summary>Written by the child itself: its line of <c>/proc/PID/stat</c>.</summary>
    public string Identity(string container) => Path.Combine(Container(container), "identity");

    public string ProbeOutput(string container) => Path.Combine(Container(container), "probe");

    /// <summary>Of the commands beside the container (exec probes, hooks) that ran when a kubelet was killed.</summary>
    public IReadOnlyList<string> CommandIdentities(string container) =>
        Directory.Exists(Container(container)) ? Directory.GetFiles(Container(container), "probe*" + IdentitySuffix) : [];

    /// <summary>Stands in for the writable root directory of a container's image.</summary>
    public string Scratch(string container) => Path.Combine(Container(container), "work");

    public void Create() => Directory.CreateDirectory(Root, OwnerOnly);

    public void Create(string container)
    {
        Create();
        Directory.CreateDirectory(Scratch(container));
    }

    /// <summary>Every container that has run here, with its run file.</summary>
    public IReadOnlyList<(string Container, RunRecord Run)> Runs() =>
        Directory.Exists(Path.Combine(Root, "containers"))
            ? [.. from path in Directory.EnumerateDirectories(Path.Combine(Root, "containers"))
                let name = Path.GetFileName(path)
                let run = RunRecord.Read(Run(name))
                where run is not null
                select (name, run)]
            : [];

    public void Delete()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }

    private string Container(string name) => Path.Combine(Root, "containers", Safe(name));

    // The API admits only DNS labels; a name that could lead elsewhere must never reach the file system.
    private static string Safe(string name) =>
        name.Length > 0 && name[0] != '.' && !name.Contains('/', StringComparison.Ordinal)
            ? name
            : throw new ArgumentException($"\"{name}\" can't be the name of a directory", nameof(name));
}
