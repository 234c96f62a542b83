using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal sealed class CustomResourceDefinitionRules : IKindRules
{
    public void SetDefaults(JsonObject value)
    {
        JsonObject spec = value.Ensure("spec");
        spec.TryAdd("conversion", new JsonObject { ["strategy"] = "None" });
        if (spec.Object("names") is not { } names || names.Text("kind") is not { } kind) return;
        if (names.Text("singular") is null or "") names["singular"] = kind.ToLowerInvariant();
        if (names.Text("listKind") is null or "") names["listKind"] = $"{kind}List";
    }

    public IEnumerable<FieldError> Validate(JsonObject value)
    {
        JsonObject spec = value.Object("spec") ?? [];
        string name = value.Object("metadata").Text("name") ?? "";
        string expected = $"{spec.Object("names").Text("plural")}.{spec.Text("group")}";
        if (name != expected) yield return FieldErrors.Invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group");
        foreach (FieldError error in CheckNames(spec).Concat(CheckVersions(spec))) yield return error;
    }

    public IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old)
    {
        JsonObject? spec = value.Object("spec");
        JsonObject? before = old.Object("spec");
        if (spec.Text("group") != before.Text("group")) yield return FieldErrors.Immutable("spec.group", spec.Find("group"));
        if (spec.Text("scope") != before.Text("scope")) yield return FieldErrors.Immutable("spec.scope", spec.Find("scope"));
        foreach (string field in (string[])["plural", "kind"])
        {
            JsonNode? now = spec.Object("names").Find(field);
            if (now.AsText() != before.Object("names").Text(field)) yield return FieldErrors.Immutable($"spec.names.{field}", now);
        }
    }

    private static IEnumerable<FieldError> CheckNames(JsonObject spec)
    {
        string group = spec.Text("group") ?? "";
        if (group.Length == 0) yield return FieldErrors.Required("spec.group");
        else if (ObjectNames.SubdomainProblem(group) is { } problem) yield return FieldErrors.Invalid("spec.group", group, problem);
        else if (!group.Contains('.', StringComparison.Ordinal))
        {
            yield return FieldErrors.Invalid("spec.group", group, "should be a domain with at least one dot");
        }

        if (spec.Text("scope") is not ("Namespaced" or "Cluster"))
        {
            yield return FieldErrors.NotSupported("spec.scope", spec.Find("scope"), "Cluster", "Namespaced");
        }

        if (spec.Object("conversion").Text("strategy") is { } strategy and not "None")
        {
            yield return FieldErrors.NotSupported("spec.conversion.strategy", strategy, "None");
        }

        JsonObject? names = spec.Object("names");
        foreach (string field in (string[])["plural", "singular", "kind", "listKind"])
        {
            string name = names.Text(field) ?? "";
            if (name.Length == 0) yield return FieldErrors.Required($"spec.names.{field}");
            else if (ObjectNames.LabelProblem(name.ToLowerInvariant()) is { } wrong)
            {
                yield return FieldErrors.Invalid($"spec.names.{field}", name, wrong);
            }
        }

        if (names.Text("kind") is { } kind && kind == names.Text("listKind"))
        {
            yield return FieldErrors.Invalid("spec.names.listKind", kind, "kind and listKind may not be the same");
        }
    }

    private static IEnumerable<FieldError> CheckVersions(JsonObject spec)
    {
        JsonObject[] versions = [.. spec.Objects("versions")];
        if (versions.Count(version => version.Flag("storage")) != 1)
        {
            yield return FieldErrors.Invalid(
                "spec.versions", new JsonArray([.. versions.Select(version => (JsonNode?)version.Text("name"))]),
                "must have exactly one version marked as storage version");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < versions.Length; i++)
        {
            string path = $"spec.versions[{i}]";
            string name = versions[i].Text("name") ?? "";
            if (ObjectNames.LabelProblem(name) is { } problem) yield return FieldErrors.Invalid($"{path}.name", name, problem);
            else if (!names.Add(name)) yield return FieldErrors.Duplicate($"{path}.name", name);
            foreach (FieldError error in CheckColumns(versions[i], path)) yield return error;
            foreach (FieldError error in StructuralSchemaValidation.Check(versions[i].Object("schema").Object("openAPIV3Schema"), path))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckColumns(JsonObject version, string path)
    {
        JsonObject[] columns = [.. version.Objects("additionalPrinterColumns")];
        for (int i = 0; i < columns.Length; i++)
        {
            string at = $"{path}.additionalPrinterColumns[{i}]";
            if (columns[i].Text("type") is not ("boolean" or "date" or "integer" or "number" or "string"))
            {
                yield return FieldErrors.NotSupported($"{at}.type", columns[i].Find("type"), "boolean", "date", "integer", "number", "string");
            }

            if (PathProblem(columns[i].Text("jsonPath")) is { } problem)
            {
                yield return FieldErrors.Invalid($"{at}.jsonPath", columns[i].Find("jsonPath"), problem);
            }
        }
    }

    private static string? PathProblem(string? path)
    {
        try
        {
            return string.IsNullOrEmpty(path) ? "must not be empty" : JsonPath.Parse(path).Steps.Length == 0 ? "must name a field" : null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
