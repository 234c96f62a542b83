using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>What wakes a controller of <typeparamref name="T"/>, and how many objects it works on at once.</summary>
public sealed class ControllerBuilder<T>
    where T : class, IResource<T>
{
    internal string Name { get; private set; } = T.ResourceType.Kind.ToLowerInvariant();

    internal int MaxConcurrentReconciles { get; private set; } = 1;

    internal TimeSpan LongestBackoff { get; private set; } = ItemBackoff.UsualLongest;

    internal UpdatePredicate<T>? Predicate { get; private set; }

    internal List<Action<SourceContext<T>>> Sources { get; } = [];

    internal List<Action<IOperatorBuilder>> Caches { get; } = [];

    /// <summary>The <c>controller</c> label of metrics and logs.</summary>
    /// <value>The kind in lower case.</value>
    public ControllerBuilder<T> WithName(string name)
    {
        Name = name;
        return this;
    }

    /// <value>1.</value>
    public ControllerBuilder<T> WithMaxConcurrentReconciles(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        MaxConcurrentReconciles = count;
        return this;
    }

    /// <summary>For a controller that asks to be called again at certain times: an object that fails is not called then, but when its back-off is over.</summary>
    /// <value>1000 s.</value>
    public ControllerBuilder<T> WithLongestBackoff(TimeSpan longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(longest, TimeSpan.Zero);
        LongestBackoff = longest;
        return this;
    }

    /// <summary>Updates of <typeparamref name="T"/> itself that matter; several are joined by and. See <see cref="UpdatePredicates"/>.</summary>
    public ControllerBuilder<T> WithPredicate(UpdatePredicate<T> predicate)
    {
        Predicate = Predicate is null ? predicate : UpdatePredicates.And(Predicate, predicate);
        return this;
    }

    /// <summary>A change of a child wakes its controlling owner.</summary>
    public ControllerBuilder<T> Owns<TChild>(UpdatePredicate<TChild>? predicate = null)
        where TChild : class, IResource<TChild> =>
        Watches<TChild>((child, _) => OwnerKeys.Of<T>(child), predicate);

    /// <summary>A change of another object wakes the objects that <paramref name="map"/> names, asked with the old and the new state.</summary>
    public ControllerBuilder<T> Watches<TOther>(Func<TOther, IServiceProvider, IEnumerable<ObjectKey>> map, UpdatePredicate<TOther>? predicate = null)
        where TOther : class, IResource<TOther>
    {
        Caches.Add(builder => builder.AddCache<TOther>());
        Sources.Add(context => context.Connect(map, predicate));
        return this;
    }
}
