using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary><c>metadata.managedFields</c>: who owns which fields.</summary>
internal sealed record Owners(ImmutableDictionary<ManagerId, OwnedFields> Entries)
{
    // Update entries beyond this are folded into one, oldest first: every script with its own name would grow the object for ever.
    private const int MaxUpdaters = 10;
    private const string Folded = "ancient-changes";

    public static Owners Nobody { get; } = new(ImmutableDictionary<ManagerId, OwnedFields>.Empty);

    /// <summary>The owners that an object names; an entry that can't be read owns nothing.</summary>
    public static Owners Read(JsonObject? value)
    {
        ImmutableDictionary<ManagerId, OwnedFields>.Builder entries = ImmutableDictionary.CreateBuilder<ManagerId, OwnedFields>();
        foreach (JsonObject entry in value.Object("metadata").Objects("managedFields"))
        {
            if (entry.Object("fieldsV1") is not { } fields || TryRead(fields) is not { IsEmpty: false } set) continue;
            bool applies = entry.Text("operation") == "Apply";
            string apiVersion = entry.Text("apiVersion") ?? "";
            var id = new ManagerId(entry.Text("manager") ?? "", applies, entry.Text("subresource") ?? "", applies ? "" : apiVersion);
            entries[id] = new OwnedFields(set, apiVersion, entry.Text("time"));
        }

        return new Owners(entries.ToImmutable());
    }

    public FieldSet Of(ManagerId manager) => Entries.GetValueOrDefault(manager)?.Fields ?? FieldSet.Empty;

    /// <summary>The owners with another set for one manager; an empty set ends its ownership. A new entry gets the time.</summary>
    public Owners With(ManagerId manager, FieldSet fields, string apiVersion, string? time) => fields.IsEmpty
        ? new Owners(Entries.Remove(manager))
        : new Owners(Entries.SetItem(manager, new OwnedFields(fields, apiVersion, time)));

    /// <summary>Takes the fields from everybody but one manager.</summary>
    public Owners TakeFromOthers(ManagerId manager, FieldSet fields)
    {
        if (fields.IsEmpty) return this;
        Owners owners = this;
        foreach ((ManagerId other, OwnedFields owned) in Entries)
        {
            if (other != manager) owners = owners.With(other, owned.Fields.Except(fields), owned.ApiVersion, owned.Time);
        }

        return owners;
    }

    /// <summary>Puts the entries into <c>metadata</c> of the object, in place: appliers first, then by time and name.</summary>
    public void WriteTo(JsonObject value)
    {
        JsonObject metadata = value.Ensure("metadata");
        metadata.Remove("managedFields");
        Owners capped = Cap();
        if (capped.Entries.IsEmpty) return;
        metadata["managedFields"] = new JsonArray([.. capped.Entries
            .OrderBy(entry => entry.Key.Applies ? 0 : 1)
            .ThenBy(entry => entry.Value.Time ?? "", StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Value.ApiVersion, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Subresource, StringComparer.Ordinal)
            .Select(entry => Write(entry.Key, entry.Value))]);
    }

    public bool Equals(Owners? other) =>
        other is not null && Entries.Count == other.Entries.Count
        && Entries.All(entry => other.Entries.TryGetValue(entry.Key, out OwnedFields? owned) && owned.Equals(entry.Value));

    public override int GetHashCode() => Entries.Count;

    private Owners Cap()
    {
        ManagerId[] updaters =
        [
            .. Entries.Where(entry => !entry.Key.Applies && entry.Key.Subresource.Length == 0)
                .OrderBy(entry => entry.Value.Time ?? "", StringComparer.Ordinal)
                .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
                .Select(entry => entry.Key),
        ];
        Owners owners = this;
        foreach (ManagerId old in updaters.Take(Math.Max(0, updaters.Length - MaxUpdaters + 1)).TakeWhile(_ => updaters.Length > MaxUpdaters))
        {
            OwnedFields owned = Entries[old];
            ManagerId folded = old with { Name = Folded };
            FieldSet fields = owners.Of(folded).Union(owned.Fields);
            owners = owners.With(old, FieldSet.Empty, "", null).With(folded, fields, owned.ApiVersion, owned.Time);
        }

        return owners;
    }

    private static JsonObject Write(ManagerId manager, OwnedFields owned)
    {
        var entry = new JsonObject
        {
            ["manager"] = manager.Name,
            ["operation"] = manager.Applies ? "Apply" : "Update",
            ["apiVersion"] = owned.ApiVersion,
        };
        if (owned.Time is { } time) entry["time"] = time;
        entry["fieldsType"] = "FieldsV1";
        entry["fieldsV1"] = FieldsV1.Write(owned.Fields);
        if (manager.Subresource.Length > 0) entry["subresource"] = manager.Subresource;
        return entry;
    }

    private static FieldSet? TryRead(JsonObject fields)
    {
        try
        {
            return FieldsV1.Read(fields);
        }
        catch (FieldsException)
        {
            return null;
        }
    }
}
