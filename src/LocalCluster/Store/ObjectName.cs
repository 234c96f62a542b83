namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>
/// Orders the objects of a resource as lists show them: by namespace, then by name. A class: collections over a struct of ours are compiled at run time,
/// each in a megabyte of its own, while those over references come compiled with the framework.
/// </summary>
internal sealed record ObjectName(string Namespace, string Name) : IComparable<ObjectName>
{
    public int CompareTo(ObjectName? other)
    {
        if (other is null) return 1;
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }
}
