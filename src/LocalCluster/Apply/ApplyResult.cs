using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>What server-side apply makes of an object: the merged object, or the conflicts that forbid it.</summary>
/// <param name="Object">A new object with <c>managedFields</c> set; null with conflicts.</param>
/// <param name="Changed">False when the object equals the live one, its managedFields and their times included: nothing is to be written.</param>
internal sealed record ApplyResult(JsonObject? Object, bool Changed, IReadOnlyList<FieldConflict> Conflicts)
{
    /// <summary>The message of the 409 status: <c>Apply failed with 1 conflict: conflict with "a" using v1: .spec.replicas</c>.</summary>
    public string ConflictMessage
    {
        get
        {
            if (Conflicts is [FieldConflict only]) return $"Apply failed with 1 conflict: {only.Message}: {only.Path}";
            IEnumerable<string> lines = Conflicts
                .GroupBy(conflict => conflict.Manager, StringComparer.Ordinal)
                .SelectMany(group => group.Select(conflict => $"- {conflict.Path}").Prepend($"conflicts with {group.Key}:"));
            return $"Apply failed with {Conflicts.Count} conflicts: {string.Join('\n', lines)}";
        }
    }
}
