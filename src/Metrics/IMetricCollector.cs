namespace NetworkTelemetry.Metrics;

/// <summary>
/// Code that keeps its samples in storage of its own and streams them at each scrape. Called from any thread, possibly by several scrapes at once;
/// every family it writes must have a name that nobody else in the registry writes.
/// </summary>
public interface IMetricCollector
{
    void Collect(MetricWriter writer);
}
