using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <param name="From">Set for <c>move</c> and <c>copy</c>.</param>
internal sealed record JsonPatchOperation(string Name, JsonPointer Path, JsonPointer? From, JsonNode? Value);
