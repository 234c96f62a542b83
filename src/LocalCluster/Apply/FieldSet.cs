using System.Collections.Immutable;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>A set of field paths, kept as a tree. A path and the paths below it are members independently of each other.</summary>
/// <param name="Members">The paths of one element that are members themselves.</param>
/// <param name="Children">The longer paths, by first element; never an empty set.</param>
internal sealed record FieldSet(ImmutableSortedSet<PathElement> Members, ImmutableSortedDictionary<PathElement, FieldSet> Children)
{
    public static FieldSet Empty { get; } = new([], ImmutableSortedDictionary<PathElement, FieldSet>.Empty);

    public bool IsEmpty => Members.IsEmpty && Children.IsEmpty;

    public FieldSet Below(PathElement element) => Children.GetValueOrDefault(element, Empty);

    public FieldSet With(PathElement element) => this with { Members = Members.Add(element) };

    public FieldSet With(PathElement element, FieldSet below) =>
        this with { Children = below.IsEmpty ? Children.Remove(element) : Children.SetItem(element, below) };

    public FieldSet Union(FieldSet other)
    {
        if (IsEmpty || ReferenceEquals(this, other)) return other;
        FieldSet union = this with { Members = Members.Union(other.Members) };
        foreach ((PathElement element, FieldSet below) in other.Children) union = union.With(element, Below(element).Union(below));
        return union;
    }

    public FieldSet Intersect(FieldSet other)
    {
        FieldSet common = new(Members.Intersect(other.Members), Empty.Children);
        foreach ((PathElement element, FieldSet below) in Children) common = common.With(element, below.Intersect(other.Below(element)));
        return common;
    }

    public FieldSet Except(FieldSet other)
    {
        FieldSet rest = this with { Members = Members.Except(other.Members) };
        foreach ((PathElement element, FieldSet below) in other.Children) rest = rest.With(element, Below(element).Except(below));
        return rest;
    }

    /// <summary>The set without a path and everything below it.</summary>
    public FieldSet Without(ReadOnlySpan<PathElement> path) => path.Length == 1
        ? new FieldSet(Members.Remove(path[0]), Children.Remove(path[0]))
        : With(path[0], Below(path[0]).Without(path[1..]));

    /// <summary>The set with every named field on the way to a member as a member: then a field goes when its last content goes.</summary>
    public FieldSet WithNamedFields()
    {
        FieldSet set = this with { Members = Members.Union(Children.Keys.Where(element => element.Kind == 'f')) };
        foreach ((PathElement element, FieldSet below) in Children) set = set.With(element, below.WithNamedFields());
        return set;
    }

    /// <summary>All members as message paths: <c>.spec.containers[name="a"].image</c>.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        foreach (PathElement element in Members.Union(Children.Keys))
        {
            string path = prefix + element.Display;
            if (Members.Contains(element)) yield return path;
            foreach (string below in Below(element).Paths(path)) yield return below;
        }
    }

    public bool Equals(FieldSet? other) =>
        other is not null && Members.SetEquals(other.Members) && Children.Count == other.Children.Count
        && Children.All(child => child.Value.Equals(other.Below(child.Key)));

    public override int GetHashCode() => HashCode.Combine(Members.Count, Children.Count);
}
