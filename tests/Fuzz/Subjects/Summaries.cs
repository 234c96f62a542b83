using System.Text.Json;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Summaries;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>What the operator reads from probers, merged into what it knew: rows that can't be used are left out, and what is kept can be written again.</summary>
internal sealed class Summaries() : FuzzSubject("summary")
{
    private static readonly NodeReport Nothing = new() { Node = new NodeKey("net", "edge", "edge-0"), PodUid = "1" };

    public override IReadOnlyList<byte[]> Seeds => ContractSeeds.Summaries;

    public override IReadOnlyList<byte[]> Words => ContractSeeds.Words;

    public override long MaxAllocated(int length) => 2 * 1024 * 1024 + (length * 512L);

    public override void Take(byte[] input)
    {
        Summary? summary;
        try
        {
            summary = JsonSerializer.Deserialize(input, ContractJson.Default.Summary);
        }
        catch (JsonException)
        {
            return;
        }

        if (summary is null) return;
        var (report, _) = SummaryMerge.Apply(Nothing, summary);
        (report, _) = SummaryMerge.Apply(report, summary);
        foreach (var (key, row) in report.Rows)
        {
            Holds(key == new SummaryKey(row.Uid, row.Probe, row.Family) && row is { State: not null, Reason: not null }, "a row that can't be used was kept");
            Holds(row is { RttSeconds: null or (>= 0 and < double.PositiveInfinity), JitterSeconds: null or (>= 0 and < double.PositiveInfinity) }, "a time that can't be was kept");
            Holds(row.Sent >= 0 && row.Lost >= 0 && row.Lost <= row.Sent, "counts that can't be were kept");
        }
    }
}
