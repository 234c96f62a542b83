namespace NetworkTelemetry.Prober.Lists;

/// <summary>What a new list changes. What is in neither part goes on untouched, with its counters and its place in time.</summary>
internal sealed record ListDiff(IReadOnlyList<ProbePlan> Added, IReadOnlyList<ProbePlan> Changed, IReadOnlyList<ProbeKey> Removed)
{
    public static ListDiff Between(IReadOnlyDictionary<ProbeKey, ProbePlan> running, IEnumerable<ProbePlan> wanted)
    {
        var added = new List<ProbePlan>();
        var changed = new List<ProbePlan>();
        var left = new HashSet<ProbeKey>(running.Keys);
        foreach (var plan in wanted)
        {
            if (!running.TryGetValue(plan.Key, out var present)) added.Add(plan);
            else
            {
                left.Remove(plan.Key);
                if (present != plan) changed.Add(plan);
            }
        }

        return new ListDiff(added, changed, [.. left]);
    }
}
