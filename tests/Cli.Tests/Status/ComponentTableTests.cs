using NetworkTelemetry.Cli.Status;

namespace NetworkTelemetry.Cli.Tests.Status;

public sealed class ComponentTableTests
{
    [Fact]
    public void Columns_are_as_wide_as_they_must_be_and_no_line_is_folded_or_ends_with_blanks()
    {
        var name = new string('n', 120);
        var lines = ComponentTable.Of([new("cluster", "Running (pid 7)", "https://127.0.0.1:16400", true), new(name, "Pending, not ready", "", false)]).Split('\n');
        Assert.Equal(
            [$"{"COMPONENT",-120}   {"STATE",-18}   URL", $"{"cluster",-120}   {"Running (pid 7)",-18}   https://127.0.0.1:16400", $"{name}   Pending, not ready", ""], lines);
    }
}
