using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal static class PodVolumeValidation
{
    public static IEnumerable<FieldError> Check(JsonObject spec)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        JsonObject[] volumes = [.. spec.Objects("volumes")];
        for (int i = 0; i < volumes.Length; i++)
        {
            string path = $"spec.volumes[{i}]";
            string name = volumes[i].Text("name") ?? "";
            if (name.Length == 0) yield return FieldErrors.Required($"{path}.name");
            else if (ObjectNames.LabelProblem(name) is { } problem) yield return FieldErrors.Invalid($"{path}.name", name, problem);
            else if (!names.Add(name)) yield return FieldErrors.Duplicate($"{path}.name", name);

            string[] sources = [.. volumes[i].Select(field => field.Key).Where(field => field != "name")];
            if (sources.Length == 0) yield return FieldErrors.Required(path, "must specify a volume type");
            foreach (string source in sources.Skip(1))
            {
                yield return FieldErrors.Forbidden($"{path}.{source}", "may not specify more than 1 volume type");
            }

            foreach (FieldError error in CheckSource(volumes[i], path)) yield return error;
        }
    }

    private static IEnumerable<FieldError> CheckSource(JsonObject volume, string path)
    {
        if (volume.Object("configMap") is { } configMap && configMap.Text("name") is null or "")
        {
            yield return FieldErrors.Required($"{path}.configMap.name");
        }

        if (volume.Object("secret") is { } secret && secret.Text("secretName") is null or "")
        {
            yield return FieldErrors.Required($"{path}.secret.secretName");
        }

        foreach (FieldError error in CheckFiles(volume.Object("configMap"), $"{path}.configMap")) yield return error;
        foreach (FieldError error in CheckFiles(volume.Object("secret"), $"{path}.secret")) yield return error;

        JsonObject[] projections = [.. volume.Object("projected").Objects("sources")];
        for (int i = 0; i < projections.Length; i++)
        {
            string at = $"{path}.projected.sources[{i}]";
            if (projections[i].Count > 1) yield return FieldErrors.Forbidden(at, "may not specify more than 1 volume type per source");
            foreach ((string kind, JsonNode? source) in projections[i])
            {
                if (kind is "configMap" or "secret" && (source as JsonObject).Text("name") is null or "")
                {
                    yield return FieldErrors.Required($"{at}.{kind}.name");
                }

                foreach (FieldError error in CheckFiles(source as JsonObject, $"{at}.{kind}")) yield return error;
            }
        }
    }

    // A path that leaves the volume would write anywhere on this machine.
    private static IEnumerable<FieldError> CheckFiles(JsonObject? source, string path)
    {
        JsonObject[] items = [.. source.Objects("items")];
        for (int i = 0; i < items.Length; i++)
        {
            string file = items[i].Text("path") ?? "";
            if (file.Length == 0) yield return FieldErrors.Required($"{path}.items[{i}].path");
            else if (file.StartsWith('/')) yield return FieldErrors.Invalid($"{path}.items[{i}].path", file, "must be a relative path");
            else if (file.Split('/').Contains("..")) yield return FieldErrors.Invalid($"{path}.items[{i}].path", file, "must not contain '..'");
            else if (file.StartsWith("..", StringComparison.Ordinal))
            {
                yield return FieldErrors.Invalid($"{path}.items[{i}].path", file, "must not start with '..'");
            }
        }
    }
}
