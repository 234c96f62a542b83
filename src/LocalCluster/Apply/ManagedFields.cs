using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Field ownership of create, update and patch.</summary>
internal static class ManagedFields
{
    /// <summary>
    /// A copy of <paramref name="updated"/> whose managedFields say who owns what. The writer owns what it changed; other owners lose that.
    /// managedFields in the request replace the live ones; an empty list clears them; a subresource write can't set them.
    /// </summary>
    /// <param name="old">The live object; null for a create.</param>
    public static JsonObject TrackUpdate(ObjectSchema schema, JsonObject? old, JsonObject updated, WriteOptions options)
    {
        JsonObject before = OwnableFields.Unmanaged(old ?? []);
        JsonObject after = OwnableFields.Unmanaged(updated);
        ManagerId writer = ManagerId.Of(options, applies: false);
        FieldComparison changes = FieldComparison.Of(schema, before, after);
        FieldSet taken = changes.Modified.Union(changes.Added);
        Owners owners = Requested(old, updated, options).TakeFromOthers(writer, taken.Union(changes.Removed));

        OwnedFields? present = owners.Entries.GetValueOrDefault(writer);
        FieldSet rest = owners.Of(writer).Except(changes.Removed);
        FieldSet written = OwnableFields.Of(taken, options);
        string? time = written.IsEmpty && present is not null ? present.Time : Timestamp.Of(options.Now);
        owners.With(writer, rest.Union(written), options.ApiVersion, time).WriteTo(after);
        return after;
    }

    private static Owners Requested(JsonObject? old, JsonObject updated, WriteOptions options)
    {
        if (options.Subresource is not null) return Owners.Read(old);
        JsonArray? requested = updated.Object("metadata").Array("managedFields");
        bool cleared = requested is { Count: 0 } or [JsonObject { Count: 0 }];
        if (cleared) return Owners.Nobody;

        // Clients that don't know managedFields send none; that must not delete them.
        Owners owners = Owners.Read(updated);
        return owners.Entries.IsEmpty ? Owners.Read(old) : owners;
    }
}
