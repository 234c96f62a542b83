using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Structured merge with field ownership, as <c>PATCH application/apply-patch+yaml</c> does.</summary>
internal static class ServerSideApply
{
    /// <param name="live">Null when the object is to be created.</param>
    /// <param name="applied">The manager's whole configuration: what it leaves out and nobody else owns is removed.</param>
    /// <exception cref="FieldsException">The configuration can't be merged: <c>metadata.managedFields</c> is set, a list-map key is missing or twice.</exception>
    public static ApplyResult Apply(ObjectSchema schema, JsonObject? live, JsonObject applied, WriteOptions options) =>
        throw new NotImplementedException();
}
