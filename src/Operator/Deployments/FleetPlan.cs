using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Which node measures what.</summary>
/// <param name="Assignments">By target UID: names of nodes, sorted.</param>
/// <param name="Unassigned">By target UID: why no node measures it.</param>
/// <param name="Lists">The lists of the wanted nodes, with what moves away from them and is not measured elsewhere yet.</param>
/// <param name="Draining">Nodes that are to go, but measure targets that no other node measures yet.</param>
/// <param name="NextLook">When time alone changes the plan.</param>
internal sealed record FleetPlan(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Assignments,
    IReadOnlyDictionary<string, string> Unassigned,
    IReadOnlyList<BuiltList> Lists,
    IReadOnlySet<string> Draining,
    TimeSpan? NextLook);
