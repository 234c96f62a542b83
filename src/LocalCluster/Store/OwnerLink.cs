namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>What garbage collection needs of a <c>metav1.OwnerReference</c>.</summary>
internal sealed record OwnerLink(string ApiVersion, string Kind, string Name, string Uid, bool BlocksOwnerDeletion);
