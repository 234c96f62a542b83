using System.Net;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;
using Family = NetworkTelemetry.Api.Results.AddressFamily;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>The probes that are being run. Puts a new list into effect by changing only what differs. For the engine's thread.</summary>
internal sealed class ProbeSet(EngineContext context, RoundStarter starter, NameCache names)
{
    private readonly Dictionary<ProbeKey, Probe> _probes = [];
    private readonly StartPacer _pacer = new();

    public void Apply(AcceptedList list)
    {
        starter.Egress = list.Egress;
        var diff = ListDiff.Between(_probes.ToDictionary(pair => pair.Key, pair => pair.Value.Plan), list.Plans);
        foreach (var key in diff.Removed) Remove(key);
        foreach (var plan in diff.Changed) Change(plan);
        foreach (var plan in diff.Added) Add(plan);
        context.Isolation?.Forget();
        names.Keep(_probes.Values.Select(probe => probe.Plan.Destination).OfType<string>());
        context.Board.Apply(list, [.. _probes.Values.SelectMany(probe => probe.Slots).Select(slot => slot.Series)], context.Clock.UtcNow);
    }

    private void Add(ProbePlan plan)
    {
        var slots = FamiliesOf(plan).Select(wanted => new SeriesSlot(wanted, new Series(plan, LabelOf(wanted)))).ToArray();
        var probe = new Probe(plan, slots, context.Wheel, starter);
        _probes.Add(plan.Key, probe);
        probe.StartAt(_pacer.NextStart(context.Clock.Now));
    }

    private void Change(ProbePlan plan)
    {
        var probe = _probes[plan.Key];
        if (!plan.ContinuesSeriesOf(probe.Plan))
        {
            Remove(plan.Key);
            Add(plan);
            return;
        }

        var again = !plan.MeasuresLike(probe.Plan);
        probe.Change(plan);
        if (again) probe.StartAt(_pacer.NextStart(context.Clock.Now));
    }

    private void Remove(ProbeKey key)
    {
        if (!_probes.Remove(key, out var probe)) return;
        probe.Remove();
        foreach (var slot in probe.Slots) starter.Forget(slot);
    }

    /// <summary>One series for each; an IP literal has only its own family, whatever is preferred.</summary>
    private static string[] FamiliesOf(ProbePlan plan)
    {
        if (IPAddress.TryParse(plan.Destination, out var literal))
            return [literal.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !literal.IsIPv4MappedToIPv6 ? Family.IPv6 : Family.IPv4];
        return plan.Entry.AddressFamily == Family.Both ? [Family.IPv4, Family.IPv6] : [plan.Entry.AddressFamily];
    }

    private static string LabelOf(string wanted) => wanted is Family.IPv6 or Family.PreferIPv6 ? Family.IPv6 : Family.IPv4;
}
