using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>What the API server itself does to an object before it is stored: defaults, then validation.</summary>
internal static class ResourceRules
{
    /// <summary>Changes <paramref name="value"/> in place: schema defaults, then those of the kind (Secret stringData, Pod requests from limits ...).</summary>
    public static void SetDefaults(ResourceDefinition definition, JsonObject value) => throw new NotImplementedException();

    /// <summary>Metadata, schema, and the rules of the kind (for a CRD: its names and schemas).</summary>
    /// <param name="old">The stored object, for an update: its immutable fields are then checked too.</param>
    public static IReadOnlyList<FieldError> Validate(ResourceDefinition definition, JsonObject value, JsonObject? old = null) =>
        throw new NotImplementedException();
}
