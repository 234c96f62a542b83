using System.CommandLine;
using NetworkTelemetry.Cli.Cluster;
using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Commands;

internal static class DownCommand
{
    public static Command Create()
    {
        var state = CommandLine.State();
        var command = new Command("down", "Stop the local cluster and everything it runs; what was applied is kept for the next up, until you remove the folder.") { state };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = StateFolder.At(parsed.GetValue(state));
            Console.WriteLine(await ClusterStop.StopAsync(folder, cancellation) ? $"stopped {folder.Root}" : $"nothing runs in {folder.Root}");
            return 0;
        });
        return command;
    }
}
