using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Isolation;

/// <summary>Compares what one node sees Down with the reports of the others. Pure.</summary>
internal static class DownProbes
{
    /// <summary>Enough to know what most of them are; a node with thousands that are Down must not cost more.</summary>
    private const int MaxCompared = 128;

    /// <param name="down">Rows of the node that are Down, see <see cref="Of"/>.</param>
    /// <param name="others">Reports of other nodes that can tell: they answer, and are not isolated.</param>
    public static IEnumerable<DownProbe> Compare(IEnumerable<SummaryRow> down, IReadOnlyCollection<NodeReport> others) =>
        from row in down.Take(MaxCompared)
        let prefix = AddressPrefix.Of(row.Address)
        where prefix is not null
        select new DownProbe(prefix, UpElsewhere(new SummaryKey(row.Uid, row.Probe, row.Family), others));

    public static IReadOnlyList<SummaryRow> Of(NodeReport report) => [.. report.Rows.Values.Where(row => row is { State: ProbeState.Down, Reason: not ProbeReason.ProberIsolated })];

    private static bool? UpElsewhere(SummaryKey key, IReadOnlyCollection<NodeReport> others)
    {
        var (up, down) = (0, 0);
        foreach (var report in others)
        {
            switch (report.Rows.GetValueOrDefault(key))
            {
                case { State: ProbeState.Up }:
                    up++;
                    break;
                case { State: ProbeState.Down }:
                    down++;
                    break;
            }
        }

        return up + down == 0 ? null : up > down;
    }
}
