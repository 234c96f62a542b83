namespace NetworkTelemetry.Operator.Certificates;

/// <param name="Name">Where the operator keeps what is its own.</param>
internal sealed record OwnNamespace(string Name);
