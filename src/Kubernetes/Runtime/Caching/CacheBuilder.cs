using Microsoft.Extensions.DependencyInjection;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Which objects of a type are watched, and how they are indexed.</summary>
public sealed class CacheBuilder<T>
    where T : class, IResource<T>
{
    internal string? LabelSelector { get; private set; }

    internal string? FieldSelector { get; private set; }

    /// <summary>Calls a follower for the namespaces to watch, and returns when the first ones have been told; null: all namespaces, by one watch.</summary>
    internal Func<IServiceProvider, INamespaceFollower, Func<Task>>? Follow { get; private set; }

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

    /// <summary>
    /// Watches only namespaces that hold a <typeparamref name="TOther"/>, one by one: a Role there is all that is needed. The start does not wait for a namespace that
    /// refuses, so <typeparamref name="T"/> may seem to be missing where it is not.
    /// </summary>
    public CacheBuilder<T> InNamespacesOf<TOther>()
        where TOther : class, IResource<TOther>
    {
        Follow = (services, follower) =>
        {
            var others = services.GetRequiredService<ResourceCache<TOther>>().Store;
            others.Subscribe(new NamespaceCounter<TOther>(follower));
            return () => others.Synced;
        };
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
