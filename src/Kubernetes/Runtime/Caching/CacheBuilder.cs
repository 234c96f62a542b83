using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Which objects of a type are watched, and how they are indexed.</summary>
public sealed class CacheBuilder<T>
    where T : class, IResource<T>
{
    internal string? LabelSelector { get; private set; }

    internal string? FieldSelector { get; private set; }

    internal bool IsOnDemand { get; private set; }

    internal Dictionary<string, Func<T, IEnumerable<string>>> Indexes { get; } = [];

    /// <summary>For example <c>app.kubernetes.io/managed-by=network-telemetry</c>.</summary>
    public CacheBuilder<T> WithLabelSelector(string selector)
    {
        LabelSelector = selector;
        return this;
    }

    public CacheBuilder<T> WithFieldSelector(string selector)
    {
        FieldSelector = selector;
        return this;
    }

    /// <summary>Nothing is listed or watched, and the start does not wait, before <see cref="CacheDemand{T}"/> is raised: few need the type, or not every server has it.</summary>
    public CacheBuilder<T> OnDemand()
    {
        IsOnDemand = true;
        return this;
    }

    public CacheBuilder<T> WithIndex(string name, Func<T, IEnumerable<string>> values)
    {
        Indexes[name] = values;
        return this;
    }
}
