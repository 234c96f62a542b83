namespace NetworkTelemetry.Operator.Placement;

/// <summary>Every node measures all targets, as far as its capacity goes. Targets that are measured already come first.</summary>
internal static class ReplicatedPlacement
{
    public static PlacementResult Plan(PlacementRequest request)
    {
        var work = new Workspace(request);
        foreach (var target in work.Targets.OrderByDescending(target => target.Current.Count > 0))
        {
            foreach (var node in work.Nodes)
                if ((node.AcceptsNew || target.Current.Contains(node)) && node.Fits(target.RequestsPerSecond)) target.Assign(node);
        }

        return work.ToResult();
    }
}
