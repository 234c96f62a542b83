namespace NetworkTelemetry.LocalCluster.Api;

internal enum Representation
{
    Object,

    /// <summary><c>meta.k8s.io/v1 Table</c>: what <c>kubectl get</c> prints.</summary>
    Table,
}
