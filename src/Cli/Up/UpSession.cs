using System.Diagnostics;
using System.Runtime.InteropServices;
using NetworkTelemetry.Cli.Cluster;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.Monitoring;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Cli.Up;

/// <summary>One run of <c>up</c>: cluster, definitions, operator, the user's objects, and then the nodes.</summary>
internal static class UpSession
{
    /// <summary>Exit code of what Ctrl-C ended before it was done, as of any command (128 and the signal's number).</summary>
    private const int Interrupted = 130;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(UpRequest request, TextWriter output, CancellationToken cancellation)
    {
        var folder = request.Folder;
        if (ClusterRecord.Read(folder) is { IsAlive: true } other)
            throw new CliException($"a cluster already runs in {folder.Root} (process {other.Pid}): kubectl apply changes it, ./telemetry down stops it");
        var manifests = ManifestFiles.Read(request.Files.Count > 0 ? request.Files : Samples(folder));
        if (request.Prometheus) await MonitoringPrograms.RequireAsync(output, cancellation);
        folder.Create();
        var monitoring = request.Prometheus ? MonitoringSetup.Prepare(folder) : null;
        var progress = new UpProgress(output);

        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using var closed = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);
        // Not interrupted: a cluster that is there can be stopped in good order, one that is half there only be killed.
        var record = await ClusterLaunch.StartAsync(folder, request.Port, cancellation);
        progress.Step("Kubernetes API", record.Server);
        try
        {
            var healthy = await ProvisionAsync(request, manifests, monitoring, progress, interrupt.Token);
            if (request.Detach) return healthy ? 0 : 1;
            progress.Hint("Press Ctrl-C to stop.");
            while (record.IsAlive) await Task.Delay(Poll, interrupt.Token);
            throw new CliException($"the cluster ended; its log is {folder.ClusterLog}");
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            await ClusterStop.StopAsync(folder, CancellationToken.None);
            progress.Hint($"stopped {folder.Root}");
            return request.Detach ? Interrupted : 0;
        }
        catch
        {
            await ClusterStop.StopAsync(folder, CancellationToken.None);
            throw;
        }

        // What runs is stopped in good order before this process ends.
        void Interrupt(PosixSignalContext context)
        {
            context.Cancel = true;
            interrupt.Cancel();
        }
    }

    private static async Task<bool> ProvisionAsync(
        UpRequest request, ManifestReading manifests, MonitoringSetup? monitoring, UpProgress progress, CancellationToken cancellation)
    {
        var started = Stopwatch.StartNew();
        var configuration = KubernetesClientConfiguration.Load(request.Folder.Kubeconfig);
        using var manifestClient = new ManifestClient(configuration);
        var apply = new ManifestApply(manifestClient);
        await apply.RequireAsync(BundledManifests.Definitions, cancellation);
        using var client = new KubernetesClient(configuration);
        await EarlierPods.MakeWayAsync(client, [BundledManifests.OperatorPod, .. MonitoringManifests.Names], cancellation);
        await apply.RequireAsync(BundledManifests.Operator(ProductImages.Operator, ProductImages.Prober, request.Folder.Kubeconfig), cancellation);
        if (monitoring is not null) await apply.RequireAsync(monitoring.Pods, cancellation);
        var applied = await apply.EachAsync(manifests.Documents, cancellation);
        if (applied.Displays.Count > 0) progress.Step("applied", string.Join(", ", Shorten(applied.Displays)));
        string[] errors = [.. manifests.Errors, .. applied.Errors];
        foreach (var error in errors) progress.Problem(error);

        var readiness = new Readiness(client);
        var ready = await readiness.WaitAsync(progress, cancellation);
        if (monitoring is not null) ready &= await readiness.WaitForMonitoringAsync(progress, cancellation);
        progress.Finish(request.Folder, await readiness.ProberUrlAsync(cancellation), monitoring?.Url, started.Elapsed);
        return ready && errors.Length == 0;
    }

    // The samples are for a new cluster; one that has objects goes on with those.
    private static string[] Samples(StateFolder folder) =>
        File.Exists(folder.Database) ? []
        : Environment.GetEnvironmentVariable("TELEMETRY_ROOT") is { } root ? [Path.Combine(root, "config", "samples")]
        : throw new CliException("give the manifests to apply with -f");

    private static IEnumerable<string> Shorten(IReadOnlyList<string> names) => names.Count <= 6 ? names : names.Take(5).Append($"and {names.Count - 5} more");
}
