using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Tests.State;

public sealed class ClusterRecordTests : IDisposable
{
    private readonly StateFolder _folder = new(Directory.CreateTempSubdirectory("telemetry-test-").FullName);

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);

    [Fact]
    public void This_process_is_alive_and_a_later_one_with_its_number_is_another()
    {
        var record = ClusterRecord.OfThisProcess(new Uri("https://127.0.0.1:16400/"));
        Assert.True(record.IsAlive);
        Assert.False((record with { StartTicks = record.StartTicks - 1 }).IsAlive);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var record = ClusterRecord.OfThisProcess(new Uri("https://127.0.0.1:16400/"));
        record.Write(_folder);
        Assert.Equal(record, ClusterRecord.Read(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    public void A_damaged_record_is_none(string text)
    {
        File.WriteAllText(_folder.ClusterRecord, text);
        Assert.Null(ClusterRecord.Read(_folder));
    }
}
