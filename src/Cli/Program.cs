using System.CommandLine;
using NetworkTelemetry.Cli.Commands;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Client;

try
{
    var parsed = CommandLine.Create().Parse(args);
    if (CommandLine.Problem(parsed) is { } problem)
    {
        await Console.Error.WriteLineAsync("telemetry: " + problem);
        return 2;
    }

    // Signals are handled where there is something to stop in good order: the library's own handler would end the process after two seconds.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e) when (e is CliException or KubernetesException or KubernetesConfigurationException or HttpRequestException)
{
    await Console.Error.WriteLineAsync("telemetry: " + e.Message);
    return 1;
}
