using NetworkTelemetry.Cli.Cluster;

namespace NetworkTelemetry.Cli.Tests.Cluster;

public sealed class LaunchLogTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("", null)]
    [InlineData("Unhandled exception. System.IO.IOException: disk full\n   at X()\n", null)]
    [InlineData("telemetry: port 6443 is taken\n", "port 6443 is taken")]
    [InlineData("telemetry: one\ntelemetry: two\nbye\n", "two")]
    public void The_message_is_of_this_start_not_of_an_earlier_one(string said, string? message)
    {
        File.WriteAllText(_path, "telemetry: of last week\n");
        var log = new LaunchLog(_path);
        File.AppendAllText(_path, said);
        Assert.Equal(message, log.LastMessage());
    }
}
