using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>Makes resource types of a CustomResourceDefinition.</summary>
internal static class CustomResourceReader
{
    /// <exception cref="SchemaException">A version's schema can't be used.</exception>
    public static IReadOnlyList<ResourceDefinition> Read(JsonObject crd)
    {
        JsonObject[] versions = [.. crd.Object("spec").Objects("versions")];
        string storage = versions.FirstOrDefault(version => version.Flag("storage")).Text("name") ?? "";
        return [.. versions.Where(version => version.Flag("served")).Select(version => Read(crd.Object("spec"), version, storage))];
    }

    private static ResourceDefinition Read(JsonObject? spec, JsonObject version, string storage)
    {
        JsonObject? names = spec.Object("names");
        JsonObject? subresources = version.Object("subresources");
        string group = spec.Text("group") ?? "";
        string kind = names.Text("kind") ?? "";
        string versionName = version.Text("name") ?? "";
        JsonObject schema = WithObjectFields(version.Object("schema").Object("openAPIV3Schema") ?? AnyObject(), kind, group, versionName);
        return new ResourceDefinition
        {
            Group = group,
            Version = versionName,
            Kind = kind,
            ListKind = names.Text("listKind") is { Length: > 0 } listKind ? listKind : $"{kind}List",
            Plural = names.Text("plural") ?? "",
            Singular = names.Text("singular") is { Length: > 0 } singular ? singular : kind.ToLowerInvariant(),
            ShortNames = [.. names.Texts("shortNames")],
            Categories = [.. names.Texts("categories")],
            Namespaced = spec.Text("scope") != "Cluster",
            DefinitionName = $"{string.Join('.', group.Split('.').Reverse())}.{versionName}.{kind}",
            OpenApiSchema = schema,
            Schema = SchemaReader.Read(schema, BuiltinSchemas.Definitions),
            HasStatus = subresources.Object("status") is not null,
            Scale = ReadScale(subresources.Object("scale")),
            Columns = CustomColumns.From(version.Objects("additionalPrinterColumns")),
            IsCustom = true,
            StorageApiVersion = $"{group}/{storage}",
        };
    }

    // What a CRD says of metadata only restricts it; every object has apiVersion, kind and metadata with the fields that all have.
    private static JsonObject WithObjectFields(JsonObject given, string kind, string group, string version)
    {
        JsonObject schema = EmbeddedObjects.Complete(given);
        JsonObject properties = schema.Ensure("properties");
        JsonObject typed = BuiltinSchemas.Definitions[BuiltinSchemas.Namespace].Object("properties")!;
        foreach (string field in (string[])["apiVersion", "kind", "metadata"])
        {
            properties[field] = typed[field]!.DeepClone();
        }

        schema["x-kubernetes-group-version-kind"] =
            new JsonArray(new JsonObject { ["group"] = group, ["kind"] = kind, ["version"] = version });
        return schema;
    }

    private static JsonObject AnyObject() => new() { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };

    private static ScaleSubresource? ReadScale(JsonObject? scale) => scale is null
        ? null
        : new ScaleSubresource(scale.Text("specReplicasPath") ?? "", scale.Text("statusReplicasPath") ?? "", scale.Text("labelSelectorPath"));
}
