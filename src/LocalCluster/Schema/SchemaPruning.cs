using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Drops the fields that a schema does not know.</summary>
internal static class SchemaPruning
{
    /// <summary>Changes <paramref name="value"/> in place.</summary>
    /// <returns>What strict field validation says of each dropped field, for example <c>unknown field "spec.foo"</c>, sorted.</returns>
    public static IReadOnlyList<string> Prune(ObjectSchema schema, JsonObject value) => throw new NotImplementedException();
}
