using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <param name="IsTerminating">Its CRD is being deleted: there can be no new objects.</param>
internal sealed record ServedResource(ResourceDefinition Definition, bool IsTerminating);
