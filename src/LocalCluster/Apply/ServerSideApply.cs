using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Structured merge with field ownership, as <c>PATCH application/apply-patch+yaml</c> does.</summary>
internal static class ServerSideApply
{
    /// <param name="live">Null when the object is to be created.</param>
    /// <param name="applied">The manager's whole configuration: what it leaves out and nobody else owns is removed.</param>
    /// <exception cref="FieldsException">The configuration can't be merged: <c>metadata.managedFields</c> is set,
    /// a list-map key is missing or twice.</exception>
    public static ApplyResult Apply(ObjectSchema schema, JsonObject? live, JsonObject applied, WriteOptions options)
    {
        if (applied.Object("metadata").Array("managedFields") is { Count: > 0 }) throw new FieldsException("metadata.managedFields must be nil");

        JsonObject before = OwnableFields.Unmanaged(live ?? []);
        JsonObject configuration = Configuration(applied, options);
        ManagerId manager = ManagerId.Of(options, applies: true);
        Owners owners = LiveOwners(schema, live, before, options);
        FieldSet previous = owners.Of(manager);
        FieldSet wanted = OwnableFields.Of(FieldSetOf.Object(schema, configuration), options);
        Owners claimed = owners.With(manager, wanted, options.ApiVersion, owners.Entries.GetValueOrDefault(manager)?.Time);

        JsonObject merged = Prune(schema, TypedMerge.Merge(schema, before, configuration), configuration, claimed, previous);
        FieldComparison changes = FieldComparison.Of(schema, before, merged);
        FieldSet taken = changes.Modified.Union(changes.Added);
        FieldSet contested = taken.Except(LastApplied.Excused(schema, live, options));
        if (!options.Force && Conflicts(claimed, manager, contested) is { Count: > 0 } conflicts)
        {
            return new ApplyResult(null, false, conflicts);
        }

        claimed = claimed.TakeFromOthers(manager, taken.Union(changes.Removed));
        LastApplied.Refresh(merged, configuration, options);

        // The order of a keyed list is nobody's field, yet a change of it is a change.
        bool same = changes.IsSame && JsonNode.DeepEquals(before, merged);
        if (live is not null && same && claimed.Equals(Owners.Read(live))) return new ApplyResult(live!.DeepClone().AsObject(), false, []);

        if (!wanted.IsEmpty) claimed = claimed.With(manager, claimed.Of(manager), options.ApiVersion, Timestamp.Of(options.Now));
        claimed.WriteTo(merged);
        return new ApplyResult(merged, true, []);
    }

    // An endpoint applies only what it writes: the object's metadata identify it, they are not part of a status.
    private static JsonObject Configuration(JsonObject applied, WriteOptions options)
    {
        JsonObject configuration = NullFields.Without(OwnableFields.Unmanaged(applied));
        foreach (string field in (string[])["creationTimestamp", "uid", "resourceVersion", "generation", "selfLink"])
        {
            configuration.Object("metadata")?.Remove(field);
        }

        if (options.Subresource is { } subresource)
        {
            foreach (string field in configuration.Select(each => each.Key).Where(each => each != subresource).ToArray()) configuration.Remove(field);
        }
        else if (options.HasStatus)
        {
            configuration.Remove("status");
        }

        return configuration;
    }

    // What was there before anybody tracked it belongs to somebody, so that applying over it is a conflict and not a surprise.
    private static Owners LiveOwners(ObjectSchema schema, JsonObject? live, JsonObject before, WriteOptions options)
    {
        Owners owners = Owners.Read(live);
        if (live is null || !owners.Entries.IsEmpty) return owners;
        WriteOptions earlier = options with { Manager = "before-first-apply", Subresource = null };
        FieldSet fields = OwnableFields.Of(FieldSetOf.Stored(schema, before), earlier);
        return owners.With(ManagerId.Of(earlier, applies: false), fields, options.ApiVersion, Timestamp.Of(options.Now));
    }

    // Removes what the manager set last time and sets no more, unless somebody owns it still; with a list item goes all that is in it.
    private static JsonObject Prune(ObjectSchema schema, JsonObject merged, JsonObject configuration, Owners owners, FieldSet previous)
    {
        if (previous.IsEmpty) return merged;
        FieldSet owned = owners.Entries.Values.Aggregate(FieldSetOf.Object(schema, configuration), (all, each) => all.Union(each.Fields));
        return FieldRemoval.Remove(schema, merged, previous.WithNamedFields().Except(owned.WithNamedFields()));
    }

    private static List<FieldConflict> Conflicts(Owners owners, ManagerId manager, FieldSet contested) =>
    [
        .. owners.Entries
            .Where(entry => entry.Key != manager)
            .OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal)
            .SelectMany(entry => entry.Value.Fields.Intersect(contested).Paths().Select(path => new FieldConflict(entry.Key.ToString(), path))),
    ];
}
