using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>What the assigned nodes say together, for each probe and address family.</summary>
internal static class ProbeResults
{
    /// <param name="previous">Results that are in status now, whatever spec they are of.</param>
    /// <param name="sameSpec">Whether they are of the present spec, so that they may be kept while a new node starts to measure.</param>
    public static IReadOnlyList<ProbeResult> Of(
        string uid, IReadOnlyList<ProbeEntry> probes, IReadOnlyList<NodeView> nodes, IReadOnlyList<ProbeResult> previous, bool sameSpec,
        DateTimeOffset now) =>
        [.. probes.SelectMany(probe => Of(uid, probe, nodes, previous, sameSpec, now))];

    private static IEnumerable<ProbeResult> Of(
        string uid, ProbeEntry probe, IReadOnlyList<NodeView> nodes, IReadOnlyList<ProbeResult> previous, bool sameSpec, DateTimeOffset now)
    {
        if (!ProbeFamilies.IsChosenByNode(probe))
        {
            return ProbeFamilies.Of(probe).Select(family =>
            {
                var old = previous.FirstOrDefault(result => result.Probe == probe.Name && result.Family == family);
                return Of(probe.Name, family, Ballots(nodes, [new SummaryKey(uid, probe.Name, family)], old, sameSpec), old, sameSpec, now);
            });
        }

        var preferred = ProbeFamilies.Of(probe)[0];
        var other = preferred == AddressFamily.IPv4 ? AddressFamily.IPv6 : AddressFamily.IPv4;
        var stored = previous.FirstOrDefault(result => result.Probe == probe.Name);
        var pooled = Ballots(nodes, [new SummaryKey(uid, probe.Name, preferred), new SummaryKey(uid, probe.Name, other)], stored, sameSpec);
        return [Of(probe.Name, null, pooled, stored, sameSpec, now, preferred)];
    }

    private static ProbeResult Of(
        string probe, string? family, IReadOnlyList<Ballot> ballots, ProbeResult? stored, bool sameSpec, DateTimeOffset now, string preferred = "")
    {
        if (Election.StateOf(ballots, sameSpec ? stored : null) is not { } state) return stored!;
        var winners = Election.Winners(ballots, state);
        var (reason, message) = ReasonChoice.Of(state, winners, stored);

        // A node that sees the target down still holds the figures of its last reply: no statement about now.
        var up = ballots.Where(ballot => ballot.Kind == BallotKind.Up).Select(ballot => ballot.Row!).ToList();
        return new ProbeResult
        {
            Probe = probe,
            Family = family ?? Chosen(winners, stored?.Family, preferred),
            State = state,
            Reason = reason,
            Message = message,
            NodesUp = up.Count,
            NodesDown = ballots.Count(ballot => ballot.Kind == BallotKind.Down),
            Rtt = Figures.MedianRtt(up),
            Jitter = Figures.MedianJitter(up),
            CertificateNotAfter = Figures.MedianCertificateNotAfter(up),
            Loss = Figures.Loss(ballots.Where(ballot => ballot.Kind is BallotKind.Up or BallotKind.Down).Select(ballot => ballot.Row!)),
            LastTransitionTime = stored?.State == state && stored.LastTransitionTime is { } since ? since : now,
        };
    }

    /// <summary>A row that says something beats one that does not yet; of two such, the first key's.</summary>
    private static List<Ballot> Ballots(IReadOnlyList<NodeView> nodes, SummaryKey[] keys, ProbeResult? stored, bool sameSpec)
    {
        // Once the present spec has been measured, every list that comes after holds it too.
        var isMeasured = sameSpec && stored is { State: not ProbeState.Pending };
        return [.. nodes.Select(OfNode)];

        Ballot OfNode(NodeView node) => keys
            .Select(key => Ballot.Of(node.Standing, isMeasured || node.HasPresentList ? node.RowOf(key) : null))
            .MinBy(ballot => ballot.Kind switch { BallotKind.NotYet => ballot.Row is null ? 2 : 1, _ => 0 });
    }

    private static string Chosen(IReadOnlyList<SummaryRow> winners, string? stored, string preferred)
    {
        var families = winners.GroupBy(row => row.Family).OrderByDescending(group => group.Count()).ToList();
        return families.Count == 0 ? stored ?? preferred
            : families.FirstOrDefault(group => group.Count() == families[0].Count() && group.Key == (stored ?? preferred))?.Key ?? families[0].Key;
    }
}
