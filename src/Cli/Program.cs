using NetworkTelemetry.Cli.Commands;
using NetworkTelemetry.Cli.State;

try
{
    return await CommandLine.Create().Parse(args).InvokeAsync();
}
catch (CliException e)
{
    await Console.Error.WriteLineAsync("telemetry: " + e.Message);
    return 1;
}
