using System.CommandLine;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Cli.Status;

namespace NetworkTelemetry.Cli.Commands;

internal static class StatusCommand
{
    public static Command Create()
    {
        var state = CommandLine.State();
        var command = new Command("status", "List the components with their state and URL.") { state };
        command.SetAction(async (parsed, cancellation) =>
        {
            var components = await Components.ListAsync(StateFolder.At(parsed.GetValue(state)), cancellation);
            Console.Write(ComponentTable.Of(components));
            return components.All(c => c.IsHealthy) ? 0 : 1;
        });
        return command;
    }
}
