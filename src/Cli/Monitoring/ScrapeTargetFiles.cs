using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Kubelet;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>Keeps the files that Prometheus finds its targets in as the cluster's pods are.</summary>
internal sealed class ScrapeTargetFiles(IPodApi pods, MonitoringFolder folder, ILogger<ScrapeTargetFiles> logger)
{
    private readonly Dictionary<string, string> _written = [];

    /// <summary>Until cancelled. Nothing is written while the folder is missing: nobody asked for Prometheus.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(folder.Targets)) return;
        try
        {
            // Watching begins before the first look, so that no change falls between them.
            var changes = pods.Watch(cancellation);
            WriteAll();
            while (await changes.WaitToReadAsync(cancellation))
            {
                var arePods = false;
                while (changes.TryRead(out var change)) arePods |= change.Resource == "pods";
                if (arePods) WriteAll();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }

    private void WriteAll()
    {
        var present = pods.ListPods();
        Write("operator.json", ScrapeTargets.Operator(present));
        Write("probers.json", ScrapeTargets.Probers(present));
    }

    private void Write(string name, JsonArray targets)
    {
        var text = targets.ToJsonString();
        if (_written.GetValueOrDefault(name) == text) return;
        var file = Path.Combine(folder.Targets, name);
        try
        {
            // Prometheus reads whenever it likes; it must not find half of a file.
            File.WriteAllText(file + ".new", text);
            File.Move(file + ".new", file, overwrite: true);
            _written[name] = text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.TargetsNotWritten(file, e.Message);
        }
    }
}
