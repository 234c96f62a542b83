namespace NetworkTelemetry.Alerting.Support;

/// <summary>What Prometheus scrapes, read beside it.</summary>
internal sealed class ExposedPages(PrometheusApi prometheus) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public Task<IReadOnlyList<ExposedSeries>> OfNodeAsync(string node) => ReadAsync(target => (string?)target["labels"]!["node"] == node);

    public Task<IReadOnlyList<ExposedSeries>> OfOperatorAsync() => ReadAsync(target => (string?)target["scrapePool"] == "network-telemetry-operator");

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<ExposedSeries>> ReadAsync(Func<JsonNode, bool> isMeant)
    {
        // Prometheus reads anew at most every five seconds whom to scrape.
        JsonNode? target = null;
        await Eventually.TrueAsync(
            async () => (target = (await prometheus.TargetsAsync()).SingleOrDefault(isMeant)) is not null, async () => string.Join('\n', await prometheus.TargetsAsync()));
        return ExposedSeries.Read(await _http.GetStringAsync(new Uri((string)target!["scrapeUrl"]!)));
    }
}
