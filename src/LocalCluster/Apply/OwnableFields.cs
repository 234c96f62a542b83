using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Which fields a writer can own at all: not the object's identity, and not what its endpoint doesn't write.</summary>
internal static class OwnableFields
{
    private static readonly string[] Identity =
    [
        "name", "namespace", "creationTimestamp", "selfLink", "uid", "generation", "managedFields", "resourceVersion",
    ];

    public static FieldSet Of(FieldSet fields, WriteOptions options)
    {
        PathElement metadata = PathElement.Field("metadata");
        FieldSet set = fields.Without([PathElement.Field("apiVersion")]).Without([PathElement.Field("kind")]);
        set = set with { Members = set.Members.Remove(metadata) };
        foreach (string field in Identity) set = set.Without([metadata, PathElement.Field(field)]);

        if (options.Subresource is null) return options.HasStatus ? set.Without([PathElement.Field("status")]) : set;
        string written = options.Subresource == "scale" ? "spec" : options.Subresource;
        PathElement kept = PathElement.Field(written);
        return new FieldSet(set.Members.Intersect([kept]), FieldSet.Empty.Children).With(kept, set.Below(kept));
    }

    /// <summary>A copy without <c>metadata.managedFields</c>, which never owns itself.</summary>
    public static JsonObject Unmanaged(JsonObject value)
    {
        JsonObject copy = value.DeepClone().AsObject();
        copy.Object("metadata")?.Remove("managedFields");
        return copy;
    }
}
