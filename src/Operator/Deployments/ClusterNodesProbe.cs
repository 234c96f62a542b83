namespace NetworkTelemetry.Operator.Deployments;

/// <param name="Problem">Null when the machines can be read.</param>
/// <param name="At">Time stamp of the TimeProvider.</param>
internal sealed record ClusterNodesProbe(Rejection? Problem, long At);
