using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>What a built-in kind asks for beyond its schema.</summary>
internal interface IKindRules
{
    /// <summary>Rewrites other spellings into the stored one, in place, before anything else looks at the object.</summary>
    void Normalize(JsonObject value)
    {
    }

    /// <summary>In place, after the defaults of the schema.</summary>
    void SetDefaults(JsonObject value)
    {
    }

    IEnumerable<FieldError> Validate(JsonObject value) => [];

    IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old) => [];
}
