namespace NetworkTelemetry.Alerting.Support;

/// <summary>What is asked of Prometheus over HTTP.</summary>
internal sealed class PrometheusApi(string url, HttpMessageHandler handler) : IDisposable
{
    private readonly HttpClient _http = new(handler) { Timeout = TimeSpan.FromSeconds(10) };

    public PrometheusApi(string url)
        : this(url, new SocketsHttpHandler())
    {
    }

    public string Url => url;

    public async Task<IReadOnlyList<JsonNode>> TargetsAsync() => [.. (await GetAsync("targets?state=active"))["activeTargets"]!.AsArray().Select(target => target!)];

    public async Task<IReadOnlyList<JsonNode>> RulesAsync() =>
        [.. (await GetAsync("rules"))["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!)];

    /// <summary>Labels of the series that a query has now.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> SeriesAsync(string expression) =>
        Series(await GetAsync($"query?query={Uri.EscapeDataString(expression)}"));

    /// <summary>Labels of the series that a query has had at some time within the last while.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> SeriesAsync(string expression, TimeSpan range)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return Series(await GetAsync($"query_range?query={Uri.EscapeDataString(expression)}&start={now - (int)range.TotalSeconds}&end={now}&step=2"));
    }

    public async Task<double?> ValueAsync(string expression) =>
        (await GetAsync($"query?query={Uri.EscapeDataString(expression)}"))["result"]!.AsArray().FirstOrDefault() is { } first
            ? double.Parse((string)first["value"]![1]!, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    public void Dispose() => _http.Dispose();

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Series(JsonNode data) =>
        [.. data["result"]!.AsArray().Select(series => series!["metric"]!.AsObject().ToDictionary(label => label.Key, label => (string)label.Value!))];

    private async Task<JsonNode> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri($"{url}/api/v1/{path}"));
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (string?)answer["status"] == "success" ? answer["data"]! : throw new InvalidOperationException($"{path}: {answer["error"]}");
    }
}
