namespace NetworkTelemetry.Prober.Results;

/// <summary>Figures of one TCP exchange that succeeded.</summary>
/// <param name="Phases">Seconds, in the order of <see cref="Api.Metrics.TcpMetrics.Phases"/>.</param>
internal sealed record TcpFigures(IReadOnlyList<double> Phases);
