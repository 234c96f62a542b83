namespace NetworkTelemetry.Operator.Deployments;

/// <param name="ProberImage">Image of probers whose template names none.</param>
internal sealed record OperatorSettings(string ProberImage);
