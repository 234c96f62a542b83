using System.Text;

namespace NetworkTelemetry.Cli.Manifests;

/// <summary>The rule files of config/prometheus/rules as one PrometheusRule for the Prometheus Operator.</summary>
internal static class PrometheusRuleManifest
{
    private const string Groups = "groups:\n";

    private const string Head = """
        # Generated from config/prometheus/rules by `./telemetry crd`; do not edit.
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: network-telemetry
          namespace: network-telemetry-system
          labels:
            app.kubernetes.io/name: network-telemetry
            app.kubernetes.io/instance: network-telemetry
            app.kubernetes.io/part-of: network-telemetry
        spec:
          groups:

        """;

    /// <param name="ruleFiles">Texts of rule files, whose groups start at the first column.</param>
    public static string Of(IEnumerable<string> ruleFiles)
    {
        var text = new StringBuilder(Head);
        foreach (var line in ruleFiles.SelectMany(file => file[(file.IndexOf(Groups, StringComparison.Ordinal) + Groups.Length)..].TrimEnd('\n').Split('\n')))
            text.Append(line.Length == 0 ? "" : "  ").Append(line).Append('\n');
        return text.ToString();
    }
}
