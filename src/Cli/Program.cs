using System.CommandLine;
using NetworkTelemetry.Cli.Commands;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Client;

try
{
    return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is CliException or KubernetesException or KubernetesConfigurationException or HttpRequestException)
{
    await Console.Error.WriteLineAsync("telemetry: " + e.Message);
    return 1;
}
