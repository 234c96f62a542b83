using System.CommandLine;
using System.CommandLine.Help;

namespace NetworkTelemetry.Cli.Commands;

internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "The Network Telemetry Operator on this machine: a local Kubernetes API, the operator and its probers.\n"
            + "./telemetry test runs everything that CI runs, ./telemetry bench the benchmarks.")
        {
            UpCommand.Create(), DownCommand.Create(), StatusCommand.Create(), LogsCommand.Create(), KubeconfigCommand.Create(), CrdCommand.Create(), ClusterCommand.Create(),
        };
        // Not as the action itself, which would forgive every error.
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }

    /// <summary>What is wrong with a command line, in one line; null when nothing is.</summary>
    public static string? Problem(ParseResult parsed) => parsed.Errors is [var first, ..]
        ? $"{first.Message.TrimEnd('.')}; see {(parsed.CommandResult.Command is RootCommand ? "./telemetry" : $"./telemetry {parsed.CommandResult.Command.Name}")} --help"
        : null;

    /// <summary>The option that every command about a cluster has.</summary>
    public static Option<string?> State() => new("--state") { Description = "Folder of the cluster; by default .telemetry.", HelpName = "DIR" };
}
