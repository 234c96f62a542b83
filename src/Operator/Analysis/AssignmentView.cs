namespace NetworkTelemetry.Operator.Analysis;

/// <summary>Whether anybody measures a target.</summary>
/// <param name="Nodes">How many nodes hold it on their lists.</param>
/// <param name="Reason">Of the condition Assigned.</param>
/// <param name="Message">A sentence; when nobody measures it, what to do about it.</param>
internal sealed record AssignmentView(int Nodes, string Reason, string Message);
