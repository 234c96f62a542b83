namespace NetworkTelemetry.Operator.Placement;

/// <summary>
/// Rendezvous hashing with bounded loads (Mirrokni, Thorup and Zadimoghaddam, 2018) that starts from what is there: a target stays where it is as long as its
/// node carries no more than its share, and goes to the nodes that it ranks highest otherwise. First copies come before second ones, so that a fleet that is
/// full measures every target once before it measures one twice.
/// </summary>
internal static class ShardedPlacement
{
    /// <summary>A node above this share of the mean load gives targets away.</summary>
    private const double KeptShare = 1.25;

    /// <summary>A node below this share of the mean load, such as a new one, is filled up to the mean from those above it.</summary>
    private const double StarvedShare = 0.5;

    public static PlacementResult Plan(PlacementRequest request)
    {
        var work = new Workspace(request);
        if (work.Nodes.Count == 0 || work.Targets.Count == 0) return work.ToResult();
        var copies = Math.Min(request.Replication, work.Nodes.Count);
        var mean = copies * work.Targets.Sum(target => target.RequestsPerSecond) / work.Nodes.Count;
        var heaviest = work.Targets.Max(target => target.RequestsPerSecond);
        for (var copy = 1; copy <= copies; copy++)
        {
            Keep(work, copy, (mean * KeptShare) + heaviest);

            // Each round of copies is spread evenly by itself: the last ones then still find nodes that lack both load and the target.
            Place(work, copy, mean * copy / copies);
        }

        foreach (var node in work.Nodes.Where(node => node.AcceptsNew && node.RequestsPerSecond < (mean * StarvedShare) - heaviest).ToList())
            Fill(work, node, mean);
        return work.ToResult();
    }

    private static void Keep(Workspace work, int copy, double limit)
    {
        foreach (var target in work.Targets.Where(target => target.Nodes.Count < copy && target.Current.Count > 0))
        {
            var node = Best(target, target.Current, candidate => candidate.RequestsPerSecond + target.RequestsPerSecond <= limit);
            if (node is not null) target.Assign(node);
        }
    }

    private static void Place(Workspace work, int copy, double mean)
    {
        foreach (var target in work.Targets.Where(target => target.Nodes.Count < copy))
        {
            var node = Best(target, work.Nodes, candidate => candidate.AcceptsNew && candidate.RequestsPerSecond < mean * StarvedShare)
                ?? Best(target, work.Nodes, candidate => candidate.AcceptsNew && candidate.RequestsPerSecond < mean)
                ?? LeastLoaded(target, work.Nodes);
            if (node is not null) target.Assign(node);
        }
    }

    private static void Fill(Workspace work, NodeLoad node, double mean)
    {
        foreach (var target in work.Targets.OrderByDescending(target => target.Score(node)))
        {
            if (node.RequestsPerSecond + target.RequestsPerSecond > mean || !node.Fits(target.RequestsPerSecond) || target.Nodes.Contains(node)) continue;
            var donor = target.Nodes.MaxBy(holder => holder.RequestsPerSecond);
            if (donor is not null && donor.RequestsPerSecond > mean) target.Move(donor, node);
        }
    }

    private static NodeLoad? Best(PlacedTarget target, IReadOnlyList<NodeLoad> nodes, Func<NodeLoad, bool> eligible)
    {
        NodeLoad? best = null;
        foreach (var node in nodes)
        {
            if (!eligible(node) || !node.Fits(target.RequestsPerSecond) || target.Nodes.Contains(node)) continue;
            if (best is null || target.Score(node) > target.Score(best)) best = node;
        }

        return best;
    }

    private static NodeLoad? LeastLoaded(PlacedTarget target, IReadOnlyList<NodeLoad> nodes) =>
        nodes.Where(node => node.AcceptsNew && node.Fits(target.RequestsPerSecond) && !target.Nodes.Contains(node)).MinBy(node => node.RequestsPerSecond);
}
