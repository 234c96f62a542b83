using NetworkTelemetry.LocalCluster.Kubelet.Images;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>Everything that is needed to start a container's process.</summary>
internal sealed record LaunchPlan(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory)
{
    /// <summary>Taken from the host where a container would have them from its image's layers.</summary>
    private static readonly string[] Inherited = ["PATH", "HOME", "LANG", "TZ", "DOTNET_ROOT"];

    /// <param name="host">The cluster process's own environment.</param>
    /// <param name="scratch">The directory to work in when the container names none.</param>
    /// <exception cref="ContainerConfigException">A variable can't be resolved.</exception>
    public static LaunchPlan Create(
        Container container, PodView view, LocalImage image, IReadOnlyList<HostMount> mounts, IReadOnlyDictionary<string, string> host, string scratch)
    {
        var variables = ContainerEnvironment.Resolve(container, view, image.Environment);
        string Final(string text) => PathRewriter.Rewrite(VariableExpansion.Expand(text, variables), mounts);

        var environment = Inherited.Where(host.ContainsKey).ToDictionary(name => name, name => host[name], StringComparer.Ordinal);
        environment["HOSTNAME"] = view.Pod.Metadata.Name;
        foreach (var (name, value) in variables)
            environment[name] = PathRewriter.Rewrite(value, mounts);

        // As with ENTRYPOINT and CMD: a command replaces the image's program and its arguments, args alone are added to the program.
        var entrypoint = container.Command.Count > 0 ? container.Command.Select(Final) : image.LeadingArguments.Prepend(image.Executable);
        return new LaunchPlan(
            [.. entrypoint, .. container.Args.Select(Final)],
            environment,
            string.IsNullOrEmpty(container.WorkingDir) ? scratch : PathRewriter.Rewrite(container.WorkingDir, mounts));
    }
}
