using System.CommandLine;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Cli.Up;

namespace NetworkTelemetry.Cli.Commands;

internal static class UpCommand
{
    private const int DefaultPort = 16400;

    public static Command Create()
    {
        var state = CommandLine.State();
        var files = new Option<string[]>("--filename", "-f") { Description = "Manifest or folder of manifests to apply instead of the samples.", HelpName = "FILE|DIR" };
        var detach = new Option<bool>("--detach") { Description = "Return when the nodes are Running; stop with ./telemetry down." };
        var port = new Option<int>("--port") { Description = "Port of the Kubernetes API on 127.0.0.1; 0 for any.", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var value) || value is < 0 or > 65535)) result.AddError($"--port: \"{text}\" is not a port from 0 to 65535");
        });
        var prometheus = new Option<bool>("--prometheus") { Description = "Start Prometheus and Alertmanager, too, with the rules of config/prometheus." };
        var command = new Command("up", "Start the local cluster, the operator and the probers, and apply manifests.") { files, detach, prometheus, state, port };
        command.SetAction((parsed, cancellation) => UpSession.RunAsync(
            new UpRequest(StateFolder.At(parsed.GetValue(state)), parsed.GetValue(files) ?? [], parsed.GetValue(detach), parsed.GetValue(port), parsed.GetValue(prometheus)),
            Console.Out, cancellation));
        return command;
    }
}
