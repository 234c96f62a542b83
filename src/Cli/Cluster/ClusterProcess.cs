using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Cli.Monitoring;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Logging;
using NetworkTelemetry.LocalCluster;
using NetworkTelemetry.LocalCluster.Hosting;
using NetworkTelemetry.LocalCluster.Kubelet;

namespace NetworkTelemetry.Cli.Cluster;

/// <summary>API server and kubelet in this process, until it is told to stop.</summary>
internal static class ClusterProcess
{
    private static readonly TimeSpan PodGrace = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(StateFolder folder, int port, CancellationToken cancellation)
    {
        var filters = new LoggerFilterOptions { MinLevel = LogLevel.Information };
        filters.Rules.Add(new LoggerFilterRule(null, "Microsoft", LogLevel.Warning, null));
        using var loggers = new LoggerFactory([new LineLoggerProvider(TimeProvider.System)], filters);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        try
        {
            await using var server = await LocalClusterServer.StartAsync(
                new LocalClusterOptions { StateDirectory = folder.Root, Port = port, AdmissionRules = ProductAdmission.Rules, LoggerFactory = loggers }, stop.Token);
            await using var kubelet = new LocalKubelet(server.Pods, KubeletOptions(folder), loggers.CreateLogger<LocalKubelet>());
            server.ServeLogs(kubelet);
            await kubelet.StartAsync(stop.Token);
            ClusterRecord.OfThisProcess(server.Address).Write(folder);
            await new ScrapeTargetFiles(server.Pods, MonitoringFolder.Of(folder), loggers.CreateLogger<ScrapeTargetFiles>()).RunAsync(stop.Token);
            await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await kubelet.StopAllAsync(PodGrace, CancellationToken.None);
            File.Delete(folder.ClusterRecord);
            return 0;
        }
        catch (LocalClusterException e)
        {
            throw new CliException(e.Message, e);
        }
    }

    public static KubeletOptions KubeletOptions(StateFolder folder) =>
        new() { StateDirectory = folder.Root, Images = ProductImages.Table(AppContext.BaseDirectory) };
}
