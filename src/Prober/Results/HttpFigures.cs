namespace NetworkTelemetry.Prober.Results;

/// <summary>Figures of one HTTP response.</summary>
/// <param name="Phases">Seconds, in the order of <see cref="Api.Metrics.HttpMetrics.Phases"/>.</param>
internal sealed record HttpFigures(IReadOnlyList<double> Phases, int StatusCode, double Version, long BodyBytes, int Redirects);
