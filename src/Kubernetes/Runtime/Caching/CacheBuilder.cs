using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Which objects of a type are watched, and how they are indexed.</summary>
public sealed class CacheBuilder<T>
    where T : class, IResource<T>
{
    internal string? LabelSelector { get; private set; }

    internal string? FieldSelector { get; private set; }

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

    public CacheBuilder<T> WithIndex(string name, Func<T, IEnumerable<string>> values)
    {
        Indexes[name] = values;
        return this;
    }
}
