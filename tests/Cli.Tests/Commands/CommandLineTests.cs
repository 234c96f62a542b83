using NetworkTelemetry.Cli.Commands;

namespace NetworkTelemetry.Cli.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("up --detach -f a.yaml -f b.yaml --port 0")]
    [InlineData("logs default/edge-0 -f")]
    public void A_right_command_line_is_no_problem(string line) => Assert.Null(Problem(line));

    [Theory]
    [InlineData("frob", "Unrecognized command or argument 'frob'; see ./telemetry --help")]
    [InlineData("up --frob", "Unrecognized command or argument '--frob'; see ./telemetry up --help")]
    [InlineData("--detach up", "Unrecognized command or argument '--detach'; see ./telemetry up --help")]
    [InlineData("up --port x", "--port: \"x\" is not a port from 0 to 65535; see ./telemetry up --help")]
    [InlineData("status --state", "Required argument missing for option: '--state'; see ./telemetry status --help")]
    public void A_wrong_one_is_a_single_line_that_names_what_is_wrong(string line, string problem) => Assert.Equal(problem, Problem(line));

    private static string? Problem(string line) => CommandLine.Problem(CommandLine.Create().Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
