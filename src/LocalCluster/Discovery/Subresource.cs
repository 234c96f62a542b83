using System.Collections.Immutable;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>A part of an object that has a path of its own, and the type that is read and written there.</summary>
internal sealed record Subresource(string Name, string Group, string Version, string Kind, ImmutableArray<string> Verbs)
{
    /// <summary>Ways into a container that Kubernetes has. Here a container is a process of this machine, open to the machine's own tools.</summary>
    public static bool IsWayIn(ResourceDefinition definition, string name) =>
        definition is { Group: "", Kind: "Pod" } && name is "exec" or "attach" or "portforward" or "proxy";

    public static IEnumerable<Subresource> Of(ResourceDefinition definition)
    {
        if (definition.HasStatus)
            yield return new Subresource("status", definition.Group, definition.Version, definition.Kind, ["get", "patch", "update"]);
        if (definition.Scale is not null)
            yield return new Subresource("scale", "autoscaling", "v1", "Scale", ["get", "patch", "update"]);
        if (definition is { Group: "", Kind: "Pod" })
            yield return new Subresource("log", "", "v1", "Pod", ["get"]);
    }
}
