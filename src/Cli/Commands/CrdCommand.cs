using System.CommandLine;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Reference;
using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Dashboards;

namespace NetworkTelemetry.Cli.Commands;

/// <summary>Writes what is generated from the code; tests fail while the files differ.</summary>
internal static class CrdCommand
{
    public static Command Create()
    {
        var command = new Command("crd", "For developers: write what is generated (definitions, dashboards, rules, docs/reference.md, docs/metrics.md) anew.");
        command.SetAction(_ =>
        {
            var root = Environment.GetEnvironmentVariable("TELEMETRY_ROOT") ?? throw new CliException("run this as ./telemetry crd: it writes into the repository");
            foreach (var (fileName, definition) in CustomResourceDefinitions.All)
            {
                var text = CustomResourceDefinitionFiles.Text(definition);
                Write(Path.Combine(root, "config", "crd", fileName), text);
                // Helm reads nothing outside of the chart's own folder.
                Write(Path.Combine(root, "charts", "network-telemetry", "crds-templated", fileName), text);
            }
            foreach (var (fileName, text) in DashboardFiles.All)
            {
                Write(Path.Combine(root, "config", "grafana", "dashboards", fileName), text);
                Write(Path.Combine(root, "charts", "network-telemetry", "dashboards", fileName), text);
            }
            Write(Path.Combine(root, "docs", "reference.md"), ReferenceDocument.ToMarkdown());
            Write(Path.Combine(root, "docs", "metrics.md"), MetricDocument.ToMarkdown());
            WriteRules(root);
        });
        return command;
    }

    private static void WriteRules(string root)
    {
        var files = Directory.GetFiles(Path.Combine(root, "config", "prometheus", "rules"), "*.yaml").Order(StringComparer.Ordinal).ToList();
        Write(Path.Combine(root, "config", "prometheus-operator", "prometheus_rule.yaml"), PrometheusRuleManifest.Of(files.Select(File.ReadAllText)));
        foreach (var file in files) Write(Path.Combine(root, "charts", "network-telemetry", "rules", Path.GetFileName(file)), File.ReadAllText(file));
    }

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        Console.WriteLine(path);
    }
}
