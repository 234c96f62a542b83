using System.CommandLine;
using NetworkTelemetry.Cli.Commands;
using NetworkTelemetry.Cli.State;

try
{
    return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CliException e)
{
    await Console.Error.WriteLineAsync("telemetry: " + e.Message);
    return 1;
}
