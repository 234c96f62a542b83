using System.Text.RegularExpressions;
using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Alerting.Cardinality;

/// <summary>The values that labels may take. A label that is not here is one that nobody has thought of.</summary>
internal static class LabelValues
{
    private const string Name = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

    private static readonly Dictionary<string, string> ByLabel = new()
    {
        ["target_namespace"] = Name, ["target"] = Name, ["deployment_namespace"] = Name, ["deployment"] = Name, ["node"] = Name, ["probe"] = Name, ["version"] = Name,
        ["family"] = OneOf([AddressFamily.IPv4, AddressFamily.IPv6]),
        ["component"] = OneOf(["prober", "operator"]),
        ["mode"] = OneOf(["PingSocket", "RawSocket", "NotPermitted", "Unused"]),
        ["limit"] = OneOf(["destination", "total"]),
        ["cause"] = OneOf(["Failed", "TemplateChanged"]),
        ["certificate"] = OneOf(["serving", "authority"]),
        ["controller"] = OneOf(["networkdeployment", "probetarget"]),
        ["name"] = OneOf(["networkdeployment", "probetarget", "network-telemetry-operator"]),
        ["priority"] = "-?[0-9]*", ["generation"] = "[012]",
        ["host"] = @"127\.0\.0\.1:[0-9]+",
        ["method"] = "[A-Z]+", ["verb"] = "[A-Z]+",
        ["phase"] = OneOf(Enum.GetNames<NodePhase>()),
        ["reason"] = OneOf(ProbeReason.All),
        ["result"] = OneOf(["success", "error", "requeue", "requeue_after"]),
        ["code"] = "[1-5][0-9]{2}|<error>",
    };

    private static readonly Dictionary<(MetricDescription, string), string> ByMetric = new()
    {
        [(ProberMetrics.RoundsSkipped, "reason")] = OneOf(["Late", "Waiting", "Resolving"]),
        [(ProberMetrics.Isolated, "reason")] = OneOf(IsolationReason.All),
        [(HttpMetrics.Phase, "phase")] = OneOf(HttpMetrics.Phases),
        [(TcpMetrics.Phase, "phase")] = OneOf(TcpMetrics.Phases),
        [(DnsMetrics.Responses, "code")] = OneOf(DnsResponseCodes.Labels),
        [(TargetMetrics.SummaryPolls, "result")] = OneOf(["Ok", "Timeout", "Unreachable", "Unauthorized", "UnexpectedStatus", "Invalid", "TooLarge"]),
    };

    /// <summary>What is wrong with a series; null: nothing.</summary>
    public static string? Problem(ExposedSeries series, IReadOnlyDictionary<string, MetricDescription> catalogue)
    {
        var family = catalogue.GetValueOrDefault(series.Name) ?? catalogue.GetValueOrDefault(Regex.Replace(series.Name, "_(bucket|sum|count)$", ""));
        if (family is null || (family.Buckets is null && series.Name != family.Name)) return $"{series.Key} is of no metric of the catalogue";
        var labels = series.Labels.Where(label => family.Buckets is null || label.Name != "le").ToList();
        if (!labels.Select(label => label.Name).SequenceEqual(family.Labels)) return $"{series.Key} has not the labels {string.Join(", ", family.Labels)}";
        if (labels.FirstOrDefault(label => !Regex.IsMatch(label.Value, Allowed(family, label.Name))) is { Name: not null } odd) return $"{series.Key} has an unexpected {odd.Name}";
        return series["le"] is { } bound && bound != "+Inf" && !family.Buckets!.Select(ExposedSeries.Bound).Contains(bound) ? $"{series.Key} has an unexpected bound" : null;
    }

    private static string Allowed(MetricDescription family, string label) => $"^({ByMetric.GetValueOrDefault((family, label)) ?? ByLabel[label]})$";

    private static string OneOf(IEnumerable<string> values) => string.Join('|', values.Select(Regex.Escape));
}
