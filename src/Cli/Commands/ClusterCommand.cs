using System.CommandLine;
using NetworkTelemetry.Cli.Cluster;
using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Commands;

/// <summary>The process that <c>up</c> starts: API server and kubelet. Not for people.</summary>
internal static class ClusterCommand
{
    public const string Name = "cluster";

    public static Command Create()
    {
        var state = CommandLine.State();
        var port = new Option<int>("--port");
        var command = new Command(Name, "Serve the local cluster in this process.") { state, port };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => ClusterProcess.RunAsync(StateFolder.At(parsed.GetValue(state)), parsed.GetValue(port), cancellation));
        return command;
    }
}
