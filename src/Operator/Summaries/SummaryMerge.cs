using System.Collections.Immutable;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Summaries;

/// <summary>A report and the next answer make the next report.</summary>
internal static class SummaryMerge
{
    private const int MaxMessageLength = 256;

    /// <returns>The report, and the targets whose rows differ.</returns>
    public static (NodeReport Report, RowChanges Changes) Apply(NodeReport report, Summary summary)
    {
        // The serialiser gives null where the answer leaves a list out, whatever the contract's default.
        HashSet<string> transitions = [], figures = [];
        var rows = (summary.Full ? report.Rows.Clear() : report.Rows).ToBuilder();
        if (!summary.Full)
        {
            foreach (var key in summary.Removed ?? [])
                if (key is { Uid: not null } && rows.Remove(key)) transitions.Add(key.Uid);
        }

        foreach (var row in (summary.Rows ?? []).Where(IsUsable).Select(Bounded))
        {
            var key = new SummaryKey(row.Uid, row.Probe, row.Family);
            Note(report.Rows.GetValueOrDefault(key), row);
            rows[key] = row;
        }

        if (summary.Full) transitions.UnionWith(report.Rows.Keys.Where(key => !rows.ContainsKey(key)).Select(key => key.Uid));
        var rejected = (summary.Rejected ?? []).Where(entry => entry is { Uid: not null, Reason: not null }).ToList();
        transitions.UnionWith(rejected.Except(report.Rejected).Concat(report.Rejected.Except(rejected)).Select(entry => entry.Uid));
        figures.ExceptWith(transitions);
        var merged = report with
        {
            Revision = summary.Revision,
            Process = summary.Process,
            Rejected = rejected,
            Rows = rows.ToImmutable(),
            Reachable = true,
        };
        return (merged, new RowChanges(transitions, figures));

        void Note(SummaryRow? old, SummaryRow row)
        {
            if (old is null || IsTransition(old, row)) transitions.Add(row.Uid);
            else if (IsVisible(old, row)) figures.Add(row.Uid);
        }
    }

    private static bool IsTransition(SummaryRow old, SummaryRow row) =>
        old.State != row.State || (old.RttSeconds is null) != (row.RttSeconds is null)
        || (old.Reason == ProbeReason.ProberIsolated) != (row.Reason == ProbeReason.ProberIsolated);

    private static bool IsVisible(SummaryRow old, SummaryRow row) =>
        old.Reason != row.Reason || old.Message != row.Message || old.RttSeconds != row.RttSeconds || old.Sent != row.Sent || old.Lost != row.Lost
        || old.JitterSeconds != row.JitterSeconds || old.CertificateNotAfter != row.CertificateNotAfter;

    // 1e999 is valid JSON, is read as infinity, and could not be written into a status.
    private static bool IsUsable(SummaryRow? row) =>
        row is { Uid: not null, Probe: not null, Family: not null, State: not null, Reason: not null, Lost: >= 0 } && row.Lost <= row.Sent
        && IsTime(row.RttSeconds) && IsTime(row.JitterSeconds);

    private static bool IsTime(double? seconds) => seconds is null or (>= 0 and < double.PositiveInfinity);

    private static SummaryRow Bounded(SummaryRow row) =>
        row.Message?.Length > MaxMessageLength ? row with { Message = row.Message[..MaxMessageLength] } : row;
}
