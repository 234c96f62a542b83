using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>The rules of <c>metadata</c>, the same for all types.</summary>
internal static class MetadataValidation
{
    private const int MaxAnnotationBytes = 256 * 1024;

    public static IEnumerable<FieldError> Check(ResourceDefinition definition, JsonObject value)
    {
        JsonObject metadata = value.Object("metadata") ?? [];
        return CheckName(definition, metadata)
            .Concat(CheckNamespace(definition, metadata))
            .Concat(CheckLabels(metadata))
            .Concat(CheckAnnotations(metadata))
            .Concat(CheckOwners(metadata))
            .Concat(metadata.Texts("finalizers")
                .Where(name => ObjectNames.QualifiedNameProblem(name) is not null)
                .Select(name => FieldErrors.Invalid("metadata.finalizers", name, ObjectNames.QualifiedNameProblem(name)!)));
    }

    public static IEnumerable<FieldError> CheckUpdate(JsonObject value, JsonObject old)
    {
        JsonObject metadata = value.Object("metadata") ?? [];
        JsonObject before = old.Object("metadata") ?? [];
        foreach (string field in (string[])["name", "namespace", "uid"])
        {
            if (metadata.Text(field) != before.Text(field)) yield return FieldErrors.Immutable($"metadata.{field}", metadata.Find(field));
        }

        string[] added = [.. metadata.Texts("finalizers").Except(before.Texts("finalizers"), StringComparer.Ordinal)];
        if (before.Text("deletionTimestamp") is not null && added.Length > 0)
        {
            yield return FieldErrors.Forbidden("metadata.finalizers",
                "no new finalizers can be added if the object is being deleted, found new finalizers " +
                $"[]string{{{string.Join(", ", added.Select(JsonText.Quote))}}}");
        }
    }

    private static IEnumerable<FieldError> CheckName(ResourceDefinition definition, JsonObject metadata)
    {
        string name = metadata.Text("name") ?? "";
        if (name.Length == 0)
        {
            yield return FieldErrors.Required("metadata.name", "name or generateName is required");
            yield break;
        }

        bool isLabel = definition is { Kind: "Namespace", IsCustom: false };
        string? problem = isLabel ? ObjectNames.LabelProblem(name) : ObjectNames.SubdomainProblem(name);
        if (problem is not null) yield return FieldErrors.Invalid("metadata.name", name, problem);
    }

    private static IEnumerable<FieldError> CheckNamespace(ResourceDefinition definition, JsonObject metadata)
    {
        string name = metadata.Text("namespace") ?? "";
        if (!definition.Namespaced && name.Length > 0) yield return FieldErrors.Forbidden("metadata.namespace", "not allowed on this type");
        else if (definition.Namespaced && name.Length == 0) yield return FieldErrors.Required("metadata.namespace");
        else if (definition.Namespaced && ObjectNames.LabelProblem(name) is { } problem)
        {
            yield return FieldErrors.Invalid("metadata.namespace", name, problem);
        }
    }

    private static IEnumerable<FieldError> CheckLabels(JsonObject metadata)
    {
        foreach ((string key, JsonNode? label) in metadata.Object("labels") ?? [])
        {
            if (ObjectNames.QualifiedNameProblem(key) is { } keyProblem) yield return FieldErrors.Invalid("metadata.labels", key, keyProblem);
            string text = label.AsText() ?? "";
            if (ObjectNames.LabelValueProblem(text) is { } problem) yield return FieldErrors.Invalid("metadata.labels", text, problem);
        }
    }

    private static IEnumerable<FieldError> CheckAnnotations(JsonObject metadata)
    {
        long size = 0;
        foreach ((string key, JsonNode? annotation) in metadata.Object("annotations") ?? [])
        {
            size += key.Length + (annotation.AsText()?.Length ?? 0);
            if (ObjectNames.QualifiedNameProblem(key.ToLowerInvariant()) is { } problem)
            {
                yield return FieldErrors.Invalid("metadata.annotations", key, problem);
            }
        }

        if (size > MaxAnnotationBytes) yield return FieldErrors.TooLong("metadata.annotations", MaxAnnotationBytes);
    }

    private static IEnumerable<FieldError> CheckOwners(JsonObject metadata)
    {
        JsonObject[] owners = [.. metadata.Objects("ownerReferences")];
        for (int i = 0; i < owners.Length; i++)
        {
            foreach (string field in (string[])["apiVersion", "kind", "name", "uid"])
            {
                if (owners[i].Text(field) == "")
                {
                    yield return FieldErrors.Invalid($"metadata.ownerReferences[{i}].{field}", "", $"{field} must not be empty");
                }
            }
        }

        JsonObject[] controllers = [.. owners.Where(owner => owner.Flag("controller"))];
        if (controllers.Length > 1)
        {
            yield return FieldErrors.Invalid("metadata.ownerReferences", metadata.Array("ownerReferences"),
                "Only one reference can have Controller set to true. Found \"true\" in references for " +
                $"{controllers[0].Text("kind")}/{controllers[0].Text("name")} and {controllers[1].Text("kind")}/{controllers[1].Text("name")}");
        }
    }
}
