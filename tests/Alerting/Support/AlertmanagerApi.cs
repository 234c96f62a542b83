namespace NetworkTelemetry.Alerting.Support;

/// <summary>What is asked of Alertmanager over HTTP.</summary>
internal sealed class AlertmanagerApi(string url) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Alerts on a deployment, or on what it measured, that are firing and that another one silences.</summary>
    public async Task<IReadOnlyList<JsonNode>> InhibitedAsync(string alert, string deployment)
    {
        var filter = string.Join('&', ((string[])[$"alertname=\"{alert}\"", $"deployment=\"{deployment}\""]).Select(matcher => $"filter={Uri.EscapeDataString(matcher)}"));
        var alerts = JsonNode.Parse(await _http.GetStringAsync(new Uri($"{url}/api/v2/alerts?{filter}")))!.AsArray();
        return [.. alerts.Select(one => one!).Where(one => one["status"]!["inhibitedBy"]!.AsArray().Count > 0)];
    }

    public void Dispose() => _http.Dispose();
}
