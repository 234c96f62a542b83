using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Egress;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>Turns a list that could be read into one that can be run: what is wrong is named and left out, the rest stands. Pure.</summary>
internal static class ListAcceptance
{
    private const int MaxMessage = 256;

    /// <exception cref="InvalidDataException">The egress rules can't be read: then no target may be measured under the new list.</exception>
    public static AcceptedList Accept(TargetListReading reading)
    {
        var list = reading.List;
        if (string.IsNullOrEmpty(list.Revision)) throw new InvalidDataException("revision: is missing");
        var plans = new List<ProbePlan>();
        var rejected = new List<RejectedEntry>(reading.Rejected);
        var uids = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<(string, string)>();
        var targets = 0;
        foreach (var target in list.Targets)
        {
            // Two targets of one name would export the same series, and Prometheus then refuses the whole scrape.
            var why = EntryRules.Check(target)
                ?? (!uids.Add(target.Uid) || !names.Add((target.Namespace, target.Name)) ? $"{target.Namespace}/{target.Name} is in the list twice" : null);
            if (why is not null) rejected.Add(Reject(target.Uid, null, why));
            else
            {
                targets++;
                AcceptProbes(target, list.SchemaVersion, plans, rejected);
            }
        }

        return new AcceptedList
        {
            Revision = list.Revision, Node = list.Node ?? "", Egress = ParseEgress(list.Egress), Targets = targets, Plans = plans, Rejected = rejected,
        };
    }

    private static void AcceptProbes(TargetEntry target, int schemaVersion, List<ProbePlan> plans, List<RejectedEntry> rejected)
    {
        var probes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var probe in target.Probes)
        {
            if (EntryRules.Check(probe) is { } broken) rejected.Add(Reject(target.Uid, probe.Name, broken));
            else if (!probes.Add(probe.Name)) rejected.Add(Reject(target.Uid, probe.Name, $"the probe {probe.Name} is in the target twice"));
            else
                plans.Add(new ProbePlan
                {
                    Uid = target.Uid, Namespace = target.Namespace, Target = target.Name, ObjectiveAvailability = target.ObjectiveAvailability,
                    Entry = probe, IsKnownSchema = schemaVersion <= ContractVersion.Current,
                });
        }
    }

    private static EgressPolicy ParseEgress(EgressRules? rules)
    {
        try
        {
            return EgressPolicy.Parse(rules ?? new EgressRules());
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"egress: {e.Message}", e);
        }
    }

    private static RejectedEntry Reject(string? uid, string? probe, string message) =>
        new() { Uid = uid ?? "", Probe = probe, Reason = ProbeReason.Unsupported, Message = message.Length > MaxMessage ? message[..MaxMessage] : message };
}
