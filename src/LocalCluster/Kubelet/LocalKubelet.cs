using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Pods;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;
using NetworkTelemetry.LocalCluster.Kubelet.Scheduling;
using NetworkTelemetry.LocalCluster.Kubelet.Volumes;

namespace NetworkTelemetry.LocalCluster.Kubelet;

/// <summary>
/// The node of the local cluster: runs pods as child processes of this machine and reports what a kubelet (Kubernetes 1.32) would. Children live on
/// when this process dies, and the next one with the same state directory takes them over.
/// </summary>
public sealed class LocalKubelet(IPodApi api, KubeletOptions options, ILogger<LocalKubelet> logger) : IPodLogs, IAsyncDisposable
{
    private static readonly TimeSpan OrphanGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShutdownMargin = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, PodWorker> _workers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, string Name), string> _uids = [];
    private readonly AddressAllocator _addresses = new(FirstAddress(options.StateDirectory), options.TimeProvider, Listening);
    private readonly IReadOnlyDictionary<string, string> _host = HostEnvironment();
    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;

    /// <summary>Takes over living children, ends those whose pod is gone, and begins to serve pods. Returns once all pods have been looked at.</summary>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("the local cluster needs Linux");
        Directory.CreateDirectory(PodDirectory.Pods(options.StateDirectory));
        // Watching begins before listing, so that no change falls between them.
        var changes = api.Watch(_stop.Token);
        var pods = api.ListPods();
        foreach (var pod in pods)
            Try(pod, () => ClaimAddress(pod));
        var orphans = EndOrphansAsync([.. pods.Select(Uid)], cancellationToken);
        foreach (var pod in pods)
            Try(pod, () => Serve(pod));
        _loops = Task.WhenAll(orphans, Task.Run(() => WatchAsync(changes), CancellationToken.None), Task.Run(ResyncAsync, CancellationToken.None));
        return Task.CompletedTask;
    }

    /// <summary>Stops serving and leaves the children running, for the next process to take over.</summary>
    public Task StopAsync() => StopAsync(worker => worker.Dispose(), Timeout.InfiniteTimeSpan);

    /// <summary>
    /// Ends every child process: SIGTERM, and SIGKILL when <paramref name="grace"/> is over. Pods stay in the API. Also ends what an earlier process
    /// left running; the kubelet need not have been started for that.
    /// </summary>
    public async Task StopAllAsync(TimeSpan grace, CancellationToken cancellationToken = default)
    {
        await StopAsync(worker => worker.Shutdown(grace), grace + ShutdownMargin);
        await LeftBehind.EndAsync(Directories(), grace, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CopyAsync(string @namespace, string pod, PodLogQuery query, Stream output, CancellationToken cancellationToken)
    {
        PodWorker? worker;
        lock (_lock)
            worker = _uids.TryGetValue((@namespace, pod), out var uid) ? _workers.GetValueOrDefault(uid) : null;
        if (worker is null)
            throw new FileNotFoundException($"pod \"{pod}\" does not run on node {options.NodeName}");
        return Logs.LogReader.CopyAsync(() => worker.Log(query.Container, query.Previous), query, output, cancellationToken);
    }

    /// <summary>As <see cref="StopAsync()"/>.</summary>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StopAsync(Action<PodWorker> stop, TimeSpan limit)
    {
        await _stop.CancelAsync();
        await _loops;
        List<PodWorker> workers;
        lock (_lock)
            workers = [.. _workers.Values];
        workers.ForEach(stop);
        var all = Task.WhenAll(workers.Select(worker => worker.Completion));
        await Task.WhenAny(all, Task.Delay(limit));
        // One whose API fails can't finish in order; what it leaves is ended by what the disk says.
        workers.ForEach(worker => worker.Dispose());
        await all;
    }

    private async Task WatchAsync(ChannelReader<ObjectChange> changes)
    {
        try
        {
            await foreach (var change in changes.ReadAllAsync(_stop.Token))
                Apply(change);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logger.WatchFailed(e.Message, options.ResyncPeriod, e);
        }
    }

    private async Task ResyncAsync()
    {
        using var timer = new PeriodicTimer(options.ResyncPeriod, options.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                Resync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private void Resync()
    {
        try
        {
            foreach (var pod in api.ListPods())
                Try(pod, () => Serve(pod));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logger.ListFailed(e.Message, options.ResyncPeriod, e);
        }
        lock (_lock)
        {
            foreach (var worker in _workers.Values)
                worker.Resync();
        }
    }

    private void Apply(ObjectChange change)
    {
        if (change.Resource is SourceData.ConfigMaps or SourceData.Secrets)
        {
            lock (_lock)
            {
                foreach (var worker in _workers.Values.Where(worker => worker.Metadata.Namespace == change.Namespace))
                    worker.SourceChanged(change.Resource, change.Name);
            }
            return;
        }
        lock (_lock)
        {
            // The pod of that name until now learns that it is gone, or that it has changed.
            if (_uids.TryGetValue((change.Namespace, change.Name), out var uid) && _workers.TryGetValue(uid, out var worker))
                worker.Wake();
        }
        if (api.Find("pods", change.Namespace, change.Name) is { } pod)
            Try(pod, () => Serve(pod));
    }

    // A pod that nobody could serve (an older API server let it in) must not keep the others from being served.
    private void Try(JsonObject pod, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logger.PodUnreadable(pod["metadata"]?["namespace"]?.ToString() ?? "", pod["metadata"]?["name"]?.ToString() ?? "", e.Message);
        }
    }

    private void ClaimAddress(JsonObject json)
    {
        var pod = Pod.From(json);
        if (PodRestorer.Address(pod, new PodDirectory(options.StateDirectory, pod.Metadata.Uid)) is { } address)
            _addresses.Claim(address);
    }

    private void Serve(JsonObject json)
    {
        var pod = Pod.From(json);
        if (pod.Spec.NodeName is { Length: > 0 } node && node != options.NodeName)
            return;
        lock (_lock)
        {
            if (_workers.ContainsKey(pod.Metadata.Uid) || _stop.IsCancellationRequested)
                return;
            var directory = new PodDirectory(options.StateDirectory, pod.Metadata.Uid);
            var signal = new WakeSignal(options.TimeProvider);
            var site = new PodSite(api, options, directory, new PodVolumes(directory, options.TimeProvider), _host, signal.Set, logger);
            var worker = new PodWorker(json, pod, site, _addresses, signal);
            _workers[pod.Metadata.Uid] = worker;
            _uids[(pod.Metadata.Namespace, pod.Metadata.Name)] = pod.Metadata.Uid;
            worker.Start();
            _ = worker.Completion.ContinueWith(_ => Forget(worker), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Forget(PodWorker worker)
    {
        var metadata = worker.Metadata;
        lock (_lock)
        {
            _workers.Remove(metadata.Uid);
            if (_uids.GetValueOrDefault((metadata.Namespace, metadata.Name)) == metadata.Uid)
                _uids.Remove((metadata.Namespace, metadata.Name));
        }
    }

    private async Task EndOrphansAsync(HashSet<string> known, CancellationToken cancellationToken)
    {
        var orphans = Directories().Where(directory => !known.Contains(Path.GetFileName(directory.Root))).ToList();
        if (orphans.Count == 0)
            return;
        logger.EndingOrphans(orphans.Count);
        await LeftBehind.EndAsync(orphans, OrphanGrace, cancellationToken);
        orphans.ForEach(directory => directory.Delete());
    }

    private List<PodDirectory> Directories() =>
        Directory.Exists(PodDirectory.Pods(options.StateDirectory))
            ? [.. Directory.EnumerateDirectories(PodDirectory.Pods(options.StateDirectory)).Select(path => new PodDirectory(options.StateDirectory, Path.GetFileName(path)))]
            : [];

    private static string Uid(JsonObject pod) => pod["metadata"]?["uid"]?.GetValue<string>() ?? "";

    private static HashSet<IPAddress> Listening()
    {
        var network = IPGlobalProperties.GetIPGlobalProperties();
        return [.. network.GetActiveTcpListeners().Concat(network.GetActiveUdpListeners()).Select(endpoint => endpoint.Address)];
    }

    private static Dictionary<string, string> HostEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal);

    // FNV-1a of the path: the same cluster begins at the same address after each start, another one elsewhere.
    private static ushort FirstAddress(string stateDirectory)
    {
        var hash = Path.GetFullPath(stateDirectory).Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
        return (ushort)(hash ^ hash >> 16);
    }
}
