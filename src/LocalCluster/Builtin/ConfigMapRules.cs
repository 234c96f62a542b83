using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal sealed class ConfigMapRules : IKindRules
{
    public IEnumerable<FieldError> Validate(JsonObject value)
    {
        foreach (string key in KeyedData.Keys(value, "data"))
        {
            if (value.Object("binaryData")?.ContainsKey(key) == true)
            {
                yield return FieldErrors.Invalid($"data[{key}]", key, "duplicate of key present in binaryData");
            }
        }

        foreach (FieldError error in KeyedData.Check(value, "data", "binaryData")) yield return error;
    }

    public IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old) => KeyedData.CheckImmutable(value, old, "data", "binaryData");
}
