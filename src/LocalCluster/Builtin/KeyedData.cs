using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>What ConfigMaps and Secrets share: values by file name, at most 1 MiB, perhaps immutable.</summary>
internal static class KeyedData
{
    private const int MaxBytes = 1024 * 1024;

    public static IEnumerable<string> Keys(JsonObject value, string field) => value.Object(field)?.Select(entry => entry.Key) ?? [];

    public static IEnumerable<FieldError> Check(JsonObject value, string textField, string? base64Field)
    {
        string[] fields = base64Field is null ? [textField] : [textField, base64Field];
        long size = 0;
        foreach (string field in fields)
        {
            foreach ((string key, JsonNode? content) in value.Object(field) ?? [])
            {
                int bytes = Encoding.UTF8.GetByteCount(content.AsText() ?? "");
                size += field == base64Field ? bytes / 4 * 3 : bytes;
                if (ObjectNames.ConfigKeyProblem(key) is { } problem) yield return FieldErrors.Invalid($"{field}[{key}]", key, problem);
            }
        }

        if (size > MaxBytes) yield return FieldErrors.TooLong("data", MaxBytes);
    }

    public static IEnumerable<FieldError> CheckImmutable(JsonObject value, JsonObject old, params string[] fields)
    {
        if (!old.Flag("immutable")) yield break;
        if (!value.Flag("immutable")) yield return FieldErrors.Forbidden("immutable", "field is immutable when `immutable` is set");
        foreach (string field in fields)
        {
            if (!JsonNode.DeepEquals(value.Object(field) ?? [], old.Object(field) ?? []))
            {
                yield return FieldErrors.Forbidden(field, "field is immutable when `immutable` is set");
            }
        }
    }
}
