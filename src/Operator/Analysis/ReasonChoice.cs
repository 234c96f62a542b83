using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>
/// Why a probe is in its state. A row's reason is that of its last round, which may already speak for another state than the confirmed one: such
/// reasons are passed over, so that one lost round does not put <c>Timeout</c> beside <c>Up</c>.
/// </summary>
internal static class ReasonChoice
{
    /// <summary>The most common fitting reason, of equally common ones the first of <see cref="ProbeReason.All"/>.</summary>
    public static (string? Reason, string? Message) Of(string state, IReadOnlyList<SummaryRow> winners, ProbeResult? stored)
    {
        if (state == ProbeState.Up) return (ProbeReason.Ok, null);
        if (winners.Count == 0) return (null, state == ProbeState.Unknown ? "none of the assigned nodes answers" : null);
        var fitting = winners.Where(row => row.RawState == state).ToList();
        if (fitting.Count == 0) return stored?.State == state ? (stored.Reason, stored.Message) : (null, null);
        var reason = fitting.GroupBy(row => row.Reason).OrderByDescending(group => group.Count()).ThenBy(group => Rank(group.Key)).First();
        return (reason.Key, MessageOf(reason));
    }

    private static string? MessageOf(IEnumerable<SummaryRow> rows) => rows
        .Where(row => !string.IsNullOrEmpty(row.Message))
        .GroupBy(row => row.Message!)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static int Rank(string reason)
    {
        for (var i = 0; i < ProbeReason.All.Count; i++)
        {
            if (ProbeReason.All[i] == reason) return i;
        }

        return int.MaxValue;
    }
}
