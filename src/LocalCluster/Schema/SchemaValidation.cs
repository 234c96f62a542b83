using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Checks a value against a schema.</summary>
internal static class SchemaValidation
{
    /// <returns>Empty when the value fits.</returns>
    public static IReadOnlyList<FieldError> Validate(ObjectSchema schema, JsonObject value) => throw new NotImplementedException();
}
