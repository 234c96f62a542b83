namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary><c>x-kubernetes-list-type</c>: what an item of a list is known by when two writers merge.</summary>
internal enum ListType
{
    Atomic,
    Set,
    Map,
}
