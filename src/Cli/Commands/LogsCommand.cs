using System.CommandLine;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Cli.Status;

namespace NetworkTelemetry.Cli.Commands;

internal static class LogsCommand
{
    public static Command Create()
    {
        var state = CommandLine.State();
        var component = new Argument<string>("component")
        {
            Description = "cluster, operator, prometheus, alertmanager, or the name of a node or pod; ./telemetry status lists them.", DefaultValueFactory = _ => "operator",
        };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on as lines are written." };
        var command = new Command("logs", "Print the log of a component.") { component, follow, state };
        command.SetAction(async (parsed, cancellation) =>
        {
            await ComponentLog.CopyAsync(StateFolder.At(parsed.GetValue(state)), parsed.GetValue(component)!, parsed.GetValue(follow), Console.OpenStandardOutput(), cancellation);
            return 0;
        });
        return command;
    }
}
