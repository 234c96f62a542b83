using System.CommandLine;
using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Commands;

/// <summary><c>export KUBECONFIG=$(./telemetry kubeconfig)</c>.</summary>
internal static class KubeconfigCommand
{
    public static Command Create()
    {
        var state = CommandLine.State();
        var command = new Command("kubeconfig", "Print the path of the file that kubectl needs.") { state };
        command.SetAction(parsed =>
        {
            var folder = StateFolder.At(parsed.GetValue(state));
            if (!File.Exists(folder.Kubeconfig)) throw new CliException($"there is no cluster in {folder.Root}; start one with ./telemetry up");
            Console.WriteLine(folder.Kubeconfig);
        });
        return command;
    }
}
