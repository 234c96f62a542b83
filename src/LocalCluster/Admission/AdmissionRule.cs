using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Admission;

/// <summary>A check of one kind beyond its schema, as a validating webhook would make it in a cluster.</summary>
/// <param name="Group">For example <c>networktelemetry.io</c>.</param>
/// <param name="Check">
/// Gets the object as it would be stored and, for an update, as it is (null for a create); changes neither. Returns what is wrong, empty for nothing.
/// Runs for writes to the object itself, not for those to its status.
/// </param>
public sealed record AdmissionRule(string Group, string Kind, Func<JsonObject, JsonObject?, IReadOnlyList<FieldError>> Check);
