using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal sealed class SecretRules : IKindRules
{
    private static readonly Dictionary<string, string[]> RequiredKeys = new(StringComparer.Ordinal)
    {
        ["kubernetes.io/tls"] = ["tls.crt", "tls.key"],
        ["kubernetes.io/dockerconfigjson"] = [".dockerconfigjson"],
        ["kubernetes.io/ssh-auth"] = ["ssh-privatekey"],
    };

    public void Normalize(JsonObject value)
    {
        if (value.Object("stringData") is not { } plain) return;
        foreach ((string key, JsonNode? content) in plain)
        {
            // Anything but text stays where it is, for the schema to refuse.
            if (content.AsText() is not { } text) return;
            value.Ensure("data")[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        }

        value.Remove("stringData");
    }

    public void SetDefaults(JsonObject value)
    {
        if (value.Text("type") is null or "") value["type"] = "Opaque";
    }

    public IEnumerable<FieldError> Validate(JsonObject value)
    {
        JsonObject? data = value.Object("data");
        IEnumerable<FieldError> missing = RequiredKeys.GetValueOrDefault(value.Text("type") ?? "", [])
            .Where(key => data is null || !data.ContainsKey(key))
            .Select(key => FieldErrors.Required($"data[{key}]"));
        return KeyedData.Check(value, "stringData", "data").Concat(missing);
    }

    public IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old)
    {
        IEnumerable<FieldError> retyped = value.Text("type") == old.Text("type") ? [] : [FieldErrors.Immutable("type", value.Find("type"))];
        return retyped.Concat(KeyedData.CheckImmutable(value, old, "data"));
    }
}
