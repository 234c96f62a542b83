using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Field ownership of create, update and patch.</summary>
internal static class ManagedFields
{
    /// <summary>
    /// A copy of <paramref name="updated"/> whose managedFields say who owns what. The writer owns what it changed; other owners lose that.
    /// managedFields in the request replace the live ones; an empty list clears them; a subresource write can't set them.
    /// </summary>
    /// <param name="old">The live object; null for a create.</param>
    public static JsonObject TrackUpdate(ObjectSchema schema, JsonObject? old, JsonObject updated, WriteOptions options) =>
        throw new NotImplementedException();
}
