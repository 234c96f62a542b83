using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The usual answers to: does this update matter?</summary>
public static class UpdatePredicates
{
    /// <summary>The spec changed (status writes do not raise the generation).</summary>
    public static bool GenerationChanged<T>(T old, T updated)
        where T : class, IResource<T> =>
        Of(old).Generation != Of(updated).Generation;

    public static bool LabelsChanged<T>(T old, T updated)
        where T : class, IResource<T> =>
        !SameEntries(Of(old).Labels, Of(updated).Labels);

    public static UpdatePredicate<T> And<T>(params UpdatePredicate<T>[] predicates)
        where T : class, IResource<T> =>
        (old, updated) => predicates.All(predicate => predicate(old, updated));

    public static UpdatePredicate<T> Or<T>(params UpdatePredicate<T>[] predicates)
        where T : class, IResource<T> =>
        (old, updated) => predicates.Any(predicate => predicate(old, updated));

    private static ObjectMeta Of(IKubernetesObject entity) => entity.Metadata;

    private static bool SameEntries(IReadOnlyDictionary<string, string>? left, IReadOnlyDictionary<string, string>? right) =>
        (left?.Count ?? 0) == (right?.Count ?? 0)
        && (left is null || left.All(entry => right!.TryGetValue(entry.Key, out var value) && value == entry.Value));
}
