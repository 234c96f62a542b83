namespace NetworkTelemetry.Alerting.Support;

/// <summary>What is asked of Alertmanager over HTTP.</summary>
internal sealed class AlertmanagerApi(string url, HttpMessageHandler handler) : IDisposable
{
    private readonly HttpClient _http = new(handler) { Timeout = TimeSpan.FromSeconds(10) };

    public AlertmanagerApi(string url)
        : this(url, new SocketsHttpHandler())
    {
    }

    /// <summary>Labels of the alerts that are firing and that another one silences.</summary>
    public async Task<IReadOnlyList<JsonNode>> InhibitedAsync(string alert) =>
        [.. (await InhibitedAsync()).Where(labels => (string?)labels["alertname"] == alert)];

    /// <summary>Of all alerts.</summary>
    public async Task<IReadOnlyList<JsonNode>> InhibitedAsync() =>
        [.. JsonNode.Parse(await _http.GetStringAsync(new Uri($"{url}/api/v2/alerts?active=false&silenced=false&inhibited=true")))!.AsArray().Select(alert => alert!["labels"]!)];

    public void Dispose() => _http.Dispose();
}
