using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>What a request is about.</summary>
/// <param name="Name">Empty for the collection.</param>
/// <param name="Subresource">Empty for the object itself.</param>
internal sealed record ObjectTarget(ResourceDefinition Definition, string Namespace, string Name, string Subresource = "")
{
    public ObjectKey Key => new(Definition.StoreName, Namespace, Name);
}
