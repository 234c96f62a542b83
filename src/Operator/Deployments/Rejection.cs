namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Why a spec is not put into effect.</summary>
/// <param name="Reason">InvalidSpec or Unsupported (see ConditionReasons).</param>
internal sealed record Rejection(string Reason, string Message);
