namespace NetworkTelemetry.Alerting.Support;

/// <summary>One message of Alertmanager to a webhook.</summary>
internal sealed record Notification(DateTimeOffset Arrived, JsonNode Body)
{
    public string Status => (string)Body["status"]!;

    public IReadOnlyList<JsonNode> Alerts => [.. Body["alerts"]!.AsArray().Select(alert => alert!)];

    public bool IsAbout(string alert, string target) => (string?)Body["groupLabels"]!["alertname"] == alert && (string?)Body["groupLabels"]!["target"] == target;

    public bool IsOf(string alert, string deployment) => (string?)Body["groupLabels"]!["alertname"] == alert && (string?)Body["groupLabels"]!["deployment"] == deployment;

    public override string ToString() => $"{Arrived:HH:mm:ss.fff} {Status} {Body["groupLabels"]!.ToJsonString()} {string.Join(' ', Alerts.Select(alert => $"{alert["labels"]!["probe"]}:{alert["status"]}@{alert["startsAt"]}"))}";
}
