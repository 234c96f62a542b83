using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Parses OpenAPI v3 schemas.</summary>
internal static class SchemaReader
{
    /// <exception cref="SchemaException">The schema is malformed or nested deeper than 64 levels.</exception>
    public static ObjectSchema Read(JsonObject schema) => throw new NotImplementedException();
}
