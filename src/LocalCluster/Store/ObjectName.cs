namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>Orders the objects of a resource as lists show them: by namespace, then by name.</summary>
internal readonly record struct ObjectName(string Namespace, string Name) : IComparable<ObjectName>
{
    public int CompareTo(ObjectName other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }
}
