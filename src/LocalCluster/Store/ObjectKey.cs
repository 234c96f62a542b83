namespace NetworkTelemetry.LocalCluster.Store;

/// <param name="Resource">Plural with group, as Kubernetes prints it: <c>pods</c>, <c>leases.coordination.k8s.io</c>.</param>
/// <param name="Namespace">Empty for cluster-scoped resources.</param>
internal readonly record struct ObjectKey(string Resource, string Namespace, string Name)
{
    public ObjectName InResource => new(Namespace, Name);
}
