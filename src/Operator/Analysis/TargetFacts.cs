using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>Everything that the status of one target is made of, at one moment.</summary>
internal sealed record TargetFacts
{
    /// <summary>With the status that is stored now: the only memory of transition times and outages.</summary>
    public required ProbeTarget Target { get; init; }

    /// <summary>Why the spec is not valid; empty when it is.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public required AssignmentView Assignment { get; init; }

    /// <summary>The nodes that it is assigned to.</summary>
    public IReadOnlyList<NodeView> Nodes { get; init; } = [];

    /// <summary>In whole seconds, as times are stored.</summary>
    public required DateTimeOffset Now { get; init; }
}
