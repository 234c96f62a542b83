using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Fills in the defaults of a schema.</summary>
internal static class SchemaDefaults
{
    /// <summary>Changes <paramref name="value"/> in place. A null where the schema forbids null and has a default is replaced too.</summary>
    public static void Apply(ObjectSchema schema, JsonObject value) => throw new NotImplementedException();
}
