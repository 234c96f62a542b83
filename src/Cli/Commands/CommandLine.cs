using System.CommandLine;

namespace NetworkTelemetry.Cli.Commands;

internal static class CommandLine
{
    public static RootCommand Create() => new("The Network Telemetry Operator on this machine: a local Kubernetes API, the operator and its probers.")
    {
        UpCommand.Create(), DownCommand.Create(), StatusCommand.Create(), LogsCommand.Create(), KubeconfigCommand.Create(), CrdCommand.Create(), ClusterCommand.Create(),
    };

    /// <summary>The option that every command about a cluster has.</summary>
    public static Option<string?> State() => new("--state") { Description = "Folder of the cluster; by default .telemetry.", HelpName = "DIR" };
}
