namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What a condition is to say now; generation and times are added when it is written.</summary>
internal sealed record ConditionVerdict(string Type, bool? Status, string Reason, string Message);
