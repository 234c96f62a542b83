using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Commands;
using NetworkTelemetry.LocalCluster.Kubelet.Containers;
using NetworkTelemetry.LocalCluster.Kubelet.Logs;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Scheduling;
using NetworkTelemetry.LocalCluster.Kubelet.Status;
using NetworkTelemetry.LocalCluster.Kubelet.Volumes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Pods;

/// <summary>One pod's loop: looks at the pod and its processes, does what is due, reports. Everything it holds is used by that loop alone.</summary>
internal sealed class PodWorker : IDisposable
{
    /// <summary>What a pod that was deleted by force gets.</summary>
    private static readonly TimeSpan ForcedGrace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(1);

    private readonly PodSite _site;
    private readonly AddressAllocator _addresses;
    private readonly WakeSignal _signal;
    private readonly CancellationTokenSource _leave = new();
    private readonly IReadOnlySet<(string Resource, string Name)> _sources;
    private readonly IReadOnlyDictionary<string, string> _nodeLabels;
    private readonly IReadOnlyList<ContainerRunner> _init;
    private readonly IReadOnlyList<ContainerRunner> _containers;
    private readonly bool _wasOver;
    private JsonObject _json;
    private Pod _pod;
    private PodFacts _facts;
    private IReadOnlyDictionary<string, string> _volumeProblems = new Dictionary<string, string>();
    private volatile bool _sourcesChanged = true;
    private volatile object? _shutdownGrace;

    public PodWorker(JsonObject json, Pod pod, PodSite site, AddressAllocator addresses, WakeSignal signal)
    {
        (_json, _pod, _site, _addresses, _signal) = (json, pod, site, addresses, signal);
        _sources = PodVolumes.Sources(pod.Spec);
        _nodeLabels = NodeLabels.For(site.Options.NodeName);
        _wasOver = PodPhase.IsTerminal(pod.Status.Phase);
        _facts = new PodFacts
        {
            PodIP = PodRestorer.Address(pod, site.Directory),
            StartTime = pod.Status.StartTime,
            Failure = _wasOver && pod.Status.Reason is { } reason ? new PodFailure(reason, pod.Status.Message ?? "") : null,
        };
        _init = [.. pod.Spec.InitContainers.Select(container => Restore(container, isInit: true))];
        _containers = [.. pod.Spec.Containers.Select(container => Restore(container, isInit: false))];
    }

    public PodMetadata Metadata => _pod.Metadata;

    /// <summary>Ends when the pod is gone and its processes with it, or the kubelet stops.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public void Start() => Completion = Task.Run(async () =>
    {
        await RunAsync();
        await Task.WhenAll(All.Select(runner => runner.Settled));
    });

    public void Wake() => _signal.Set();

    /// <summary>A ConfigMap or Secret of the pod's namespace has changed.</summary>
    public void SourceChanged(string resource, string name)
    {
        if (_sources.Contains((resource, name)))
            _sourcesChanged = true;
        else if (!_containers.Concat(_init).Any(runner => runner.IsMisconfigured))
            return;
        _signal.Set();
    }

    /// <summary>Compares everything again, in case a notification was missed.</summary>
    public void Resync()
    {
        _sourcesChanged = true;
        _signal.Set();
    }

    /// <summary>Ends the loop and leaves the processes running.</summary>
    public void Dispose() => _leave.Cancel();

    /// <summary>Ends the processes, keeping the pod.</summary>
    public void Shutdown(TimeSpan grace)
    {
        _shutdownGrace = grace;
        _signal.Set();
    }

    /// <exception cref="FileNotFoundException">There is no such container, or no log of it.</exception>
    public LogSource Log(string? container, bool previous) =>
        PodLog.Find(Metadata.Name, container ?? _containers[0].Name, previous, _init.Concat(_containers), _site.Directory, runner =>
            Completion.IsCompleted || runner.HasEndedForGood(_pod.Spec.RestartPolicy)
            || (!runner.IsRunning && (_pod.Metadata.DeletionTimestamp is not null || _facts.Failure is not null)));

    private IEnumerable<ContainerRunner> All => _init.Concat(_containers);

    private PodView View => new(
        _pod, _facts.PodIP ?? "", _facts.HostIP, _site.Options.NodeName, (resource, name) => _site.Api.Find(resource, Metadata.Namespace, name));

    private ContainerRunner Restore(Container container, bool isInit)
    {
        var (status, process, run) = PodRestorer.Restore(container, isInit, _pod, _site.Directory, _site.Time.GetUtcNow());
        var runner = new ContainerRunner(container, isInit, _site, status);
        if (process is not null)
        {
            runner.Adopt(process, run!, _json, View);
            _site.Logger.ContainerAdopted(Metadata.Namespace, Metadata.Name, container.Name, process.Pid);
        }
        return runner;
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                TimeSpan? wait;
                try
                {
                    if (await StepAsync(_site.Time.GetUtcNow()))
                        return;
                    wait = Due() - _site.Time.GetUtcNow();
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Spread, because what fails for one pod (a full disk, a busy store) fails for all at once.
                    wait = RetryAfterFailure * (0.5 + Random.Shared.NextDouble());
                    _site.Logger.PodStepFailed(Metadata.Namespace, Metadata.Name, e.Message, wait.Value.TotalSeconds, e);
                }
                await _signal.WaitAsync(wait, _leave.Token);
            }
        }
        catch (OperationCanceledException) when (_leave.IsCancellationRequested)
        {
            foreach (var runner in All)
                runner.Dispose();
        }
    }

    private DateTimeOffset? Due()
    {
        var deadline = _pod.Spec.ActiveDeadlineSeconds is { } seconds && _facts.Failure is null ? _facts.StartTime + TimeSpan.FromSeconds(seconds) : null;
        return All.Select(runner => runner.Due).Append(deadline).Min();
    }

    /// <returns>Whether there is nothing left to do for this pod, ever.</returns>
    private async Task<bool> StepAsync(DateTimeOffset now)
    {
        var exists = Refresh();
        foreach (var runner in All)
            runner.Observe(_json, _pod.Spec, now);

        if (!exists || _shutdownGrace is not null)
        {
            StopAll(exists ? null : _json, exists ? (TimeSpan)_shutdownGrace! : ForcedGrace);
            await RecordEventsAsync();
            if (All.Any(runner => runner.IsRunning))
                return false;
            if (!exists)
                Clear();
            return true;
        }
        if (Metadata.DeletionTimestamp is not null)
            StopAll(_json, ContainerRunner.Grace(Metadata.DeletionGracePeriodSeconds ?? _pod.Spec.TerminationGracePeriodSeconds));
        else if (_wasOver)
            return false;
        else
            Serve(now);

        _facts = _facts with { InitContainers = [.. _init.Select(runner => runner.Status)], Containers = [.. _containers.Select(runner => runner.Status)] };
        var facts = _facts;
        await RecordEventsAsync();
        await _site.Api.UpdateStatusAsync(Metadata.Namespace, Metadata.Name, Metadata.Uid, current => PodStatusComputer.Compute(current, facts, now));
        if (Metadata.DeletionTimestamp is not null && !All.Any(runner => runner.IsRunning))
            await _site.Api.RemoveAsync(Metadata.Namespace, Metadata.Name, Metadata.Uid);
        return false;
    }

    private async Task RecordEventsAsync()
    {
        while (_site.Events.TryDequeue(out var recorded))
            await _site.Api.RecordEventAsync(recorded.Pod, recorded.Type, recorded.Reason, recorded.Message);
    }

    private bool Refresh()
    {
        if (_site.Api.Find("pods", Metadata.Namespace, Metadata.Name) is not { } json || json["metadata"]?["uid"]?.GetValue<string>() != Metadata.Uid)
            return false;
        if (ReferenceEquals(json, _json))
            return true;
        var before = _json["metadata"];
        (_json, _pod) = (json, Pod.From(json));
        _sourcesChanged |= !JsonNode.DeepEquals(before?["annotations"], json["metadata"]?["annotations"])
            || !JsonNode.DeepEquals(before?["labels"], json["metadata"]?["labels"]);
        return true;
    }

    private void Serve(DateTimeOffset now)
    {
        if (!Place(now) || IsPastDeadline(now) || !MountVolumes())
            return;
        var view = View;
        foreach (var runner in _init.Where(runner => !PodPhase.IsDone(runner.Status)))
        {
            runner.Advance(_json, view, now);
            return;
        }
        foreach (var runner in _containers)
            runner.Advance(_json, view, now);
    }

    private bool Place(DateTimeOffset now)
    {
        if (_facts.StartTime is not null && _facts.PodIP is not null)
            return true;
        if (!NodeFit.Fits(_pod.Spec, _site.Options.NodeName, _nodeLabels))
        {
            if (_facts.Unschedulable is null)
                _site.Warn(_json, "FailedScheduling", NodeFit.Mismatch);
            _facts = _facts with { Unschedulable = NodeFit.Mismatch };
            return false;
        }
        _facts = _facts with { Unschedulable = null, StartTime = now, PodIP = _facts.PodIP ?? _addresses.Allocate() };
        _site.Normal(_json, "Scheduled", $"Successfully assigned {Metadata.Namespace}/{Metadata.Name} to {_site.Options.NodeName}");
        return true;
    }

    private bool IsPastDeadline(DateTimeOffset now)
    {
        if (_facts.Failure is null && _pod.Spec.ActiveDeadlineSeconds is { } seconds && now >= _facts.StartTime + TimeSpan.FromSeconds(seconds))
        {
            _facts = _facts with { Failure = new PodFailure("DeadlineExceeded", "Pod was active on the node longer than the specified deadline") };
            _site.Normal(_json, _facts.Failure.Reason, _facts.Failure.Message);
        }
        if (_facts.Failure is null)
            return false;
        StopAll(_json, ContainerRunner.Grace(_pod.Spec.TerminationGracePeriodSeconds));
        return true;
    }

    private bool MountVolumes()
    {
        if (!_sourcesChanged && _volumeProblems.Count == 0)
            return true;
        _sourcesChanged = false;
        _site.Directory.Create();
        var problems = _site.Volumes.Refresh(View);
        foreach (var (volume, problem) in problems.Where(each => _volumeProblems.GetValueOrDefault(each.Key) != each.Value))
            _site.Warn(_json, "FailedMount", $"MountVolume.SetUp failed for volume \"{volume}\" : {problem}");
        _volumeProblems = problems;
        return problems.Count == 0;
    }

    private void StopAll(JsonObject? pod, TimeSpan grace)
    {
        foreach (var runner in All)
            runner.Stop(pod, grace);
    }

    private void Clear()
    {
        _site.Directory.Delete();
        if (_facts.PodIP is { } address)
            _addresses.Release(address);
    }
}
