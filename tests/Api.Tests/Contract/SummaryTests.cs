using System.Text.Json;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Api.Tests.Contract;

public sealed class SummaryTests
{
    private static readonly Summary Sample = new()
    {
        Node = "edge-0",
        Cursor = "7f3a-42",
        Full = true,
        Revision = "0123456789abcdef",
        Process = new ProcessFigures
        {
            StartTime = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero), CpuSeconds = 1.25, ResidentBytes = 48_000_000, SchedulerLagSeconds = 0.0004,
            UtilizationRatio = 0.01, IcmpMode = "PingSocket", Isolated = [new IsolatedFamily("IPv6", "NoRoute", new DateTimeOffset(2026, 11, 21, 8, 0, 2, TimeSpan.Zero))],
        },
        Rejected = [new RejectedEntry { Uid = "9", Probe = "quic", Reason = "Unsupported", Message = "this prober has no probe of type QUIC" }],
        Rows =
        [
            new SummaryRow
            {
                Uid = "8f0c", Probe = "ping", Family = "IPv4", State = "Up", RawState = "Up", Reason = "Ok", RttSeconds = 0.0118, JitterSeconds = 0.0004,
                CertificateNotAfter = new DateTimeOffset(2027, 2, 19, 0, 0, 0, TimeSpan.Zero), Sent = 100, Lost = 1, Rounds = 10,
                Since = new DateTimeOffset(2026, 11, 21, 8, 0, 1, TimeSpan.Zero), Address = "192.0.2.10",
            },
        ],
        Removed = [new SummaryKey("77", "port", "IPv6")],
    };

    [Fact]
    public void Written_form_is_the_golden_file() => Assert.Equal(Golden, GoldenJson.Indent(JsonSerializer.Serialize(Sample, ContractJson.Default.Summary)));

    [Fact]
    public void Golden_file_reads_back_whole() =>
        Assert.Equal(Golden, GoldenJson.Indent(JsonSerializer.Serialize(JsonSerializer.Deserialize(Golden, ContractJson.Default.Summary)!, ContractJson.Default.Summary)));

    [Fact]
    public void Fields_of_a_newer_prober_are_ignored()
    {
        var newer = Golden.Replace("\"rounds\": 10", "\"rounds\": 10, \"pathHash\": \"x\"", StringComparison.Ordinal);
        Assert.NotEqual(Golden, newer);
        Assert.Equal(10, Assert.Single(JsonSerializer.Deserialize(newer, ContractJson.Default.Summary)!.Rows).Rounds);
    }

    [Fact]
    public void An_older_prober_says_neither_addresses_nor_isolation()
    {
        var older = JsonSerializer.Deserialize(Golden.Replace("\"isolated\"", "\"x\"", StringComparison.Ordinal).Replace("\"address\"", "\"y\"", StringComparison.Ordinal), ContractJson.Default.Summary)!;
        Assert.Null(older.Process.Isolated);
        Assert.Null(older.Rows[0].Address);
    }

    private static string Golden => GoldenJson.Read("summary.json");
}
