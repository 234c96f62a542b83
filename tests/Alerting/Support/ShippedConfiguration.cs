using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Cli.Manifests;

namespace NetworkTelemetry.Alerting.Support;

/// <summary>What lies in config/prometheus.</summary>
internal static class ShippedConfiguration
{
    public static JsonNode Read(params string[] file) => YamlDocuments.Read(Repository.Read(["config", "prometheus", .. file])).Single();

    /// <summary>How long an alert on a target waits whether it stays so.</summary>
    public static TimeSpan PendingOf(string alert) => Duration.Parse((string)Read("rules", "targets.yaml")["groups"]!.AsArray()
        .SelectMany(group => group!["rules"]!.AsArray()).Single(rule => (string?)rule!["alert"] == alert)!["for"]!);
}
