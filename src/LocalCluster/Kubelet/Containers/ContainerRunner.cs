using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Commands;
using NetworkTelemetry.LocalCluster.Kubelet.Images;
using NetworkTelemetry.LocalCluster.Kubelet.Logs;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Pods;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;
using Win32Exception = System.ComponentModel.Win32Exception;

namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

/// <summary>Keeps one container as the pod wants it. Used by the pod's loop alone, except for <see cref="Status"/>.</summary>
internal sealed class ContainerRunner(Container container, bool isInit, PodSite site, ContainerStatus restored) : IDisposable
{
    private const string SidecarProblem = "init containers with restartPolicy Always (sidecars) are not supported by the local cluster";

    private volatile ContainerStatus _status = restored;
    private ContainerInstance? _instance;
    private RunRecord? _run;
    private CrashBackOff? _crash;
    private PullBackOff? _pull;

    public string Name => container.Name;

    public ContainerStatus Status => _status;

    public bool IsRunning => _instance is not null;

    public bool IsMisconfigured => _status.State.Waiting?.Reason == "CreateContainerConfigError";

    /// <summary>Ends once no probe or hook of the instances that were let go of has a process left.</summary>
    public Task Settled { get; private set; } = Task.CompletedTask;

    /// <summary>When something is to be done that no event announces.</summary>
    public DateTimeOffset? Due { get; private set; }

    public bool HasEndedForGood(string policy) =>
        !IsRunning && _status.State.Terminated is { } ended && !RestartRule.Restarts(policy, isInit, ended.ExitCode);

    /// <summary>Takes over a process that an earlier kubelet process started.</summary>
    public void Adopt(ChildProcess process, RunRecord run, JsonObject pod, PodView view)
    {
        LaunchPlan plan;
        try
        {
            plan = Plan(view, ImageReference.Find(site.Options.Images, container.Image) ?? new LocalImage { Executable = "" });
        }
        catch (ContainerConfigException)
        {
            // Only exec probes need it, and they need no more than the variables of the host.
            plan = new LaunchPlan([], site.Host, site.Directory.Scratch(Name));
        }
        Attach(process, run, plan, pod, view, _status.Started == true, _status.Ready);
    }

    /// <summary>Takes in what has happened since the last look.</summary>
    public void Observe(JsonObject pod, PodSpec spec, DateTimeOffset now)
    {
        if (_instance is null)
            return;
        LogFile.Rotate(site.Directory.Log(Name, _status.RestartCount));
        if (_instance.HasEnded)
        {
            End(_instance, now);
            return;
        }
        _status = _status with { Ready = _instance.Probes.Ready && !_instance.IsStopping, Started = _instance.Probes.Started };
        if (_instance.Probes.Fatal is { } failure && !_instance.IsStopping)
        {
            site.Normal(pod, "Killing", $"Container {Name} failed {failure.Kind.ToString().ToLowerInvariant()} probe, will be restarted");
            _instance.Stop(Grace(failure.Probe.TerminationGracePeriodSeconds ?? spec.TerminationGracePeriodSeconds), container.Lifecycle?.PreStop);
        }
    }

    /// <summary>Starts the container if it is to run now; says why if it can't.</summary>
    public void Advance(JsonObject pod, PodView view, DateTimeOffset now)
    {
        Due = null;
        if (IsRunning || HasEndedForGood(view.Pod.Spec.RestartPolicy))
            return;
        if (_status.Ended is { } ended && WaitForRestart(pod, view, ended.FinishedAt ?? now, now))
            return;
        if (ImageReference.Find(site.Options.Images, container.Image) is not { } image)
        {
            WaitForImage(pod, now);
            return;
        }
        _pull = null;
        try
        {
            if (isInit && container.RestartPolicy == "Always")
                throw new ContainerConfigException(SidecarProblem);
            Start(pod, view, Plan(view, image), now);
        }
        catch (ContainerConfigException e)
        {
            if (!IsMisconfigured)
                site.Warn(pod, "Failed", "Error: " + e.Message);
            _status = _status.With(new ContainerWaiting("CreateContainerConfigError", e.Message));
        }
    }

    public void Stop(JsonObject? pod, TimeSpan grace)
    {
        if (pod is not null && _instance is { IsStopping: false })
            site.Normal(pod, "Killing", $"Stopping container {Name}");
        _instance?.Stop(grace, container.Lifecycle?.PreStop);
    }

    /// <summary>Leaves a running process to the next kubelet process.</summary>
    public void Dispose()
    {
        if (_instance is not null)
            Release(_instance);
    }

    private void Release(ContainerInstance instance)
    {
        instance.Dispose();
        Settled = Settled.IsCompleted ? instance.Settled : Task.WhenAll(Settled, instance.Settled);
    }

    // The API allows longer ones than a timer can hold.
    public static TimeSpan Grace(long? seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds ?? 30, 0, 30 * 86_400));

    private LaunchPlan Plan(PodView view, LocalImage image) =>
        LaunchPlan.Create(container, view, image, site.Volumes.Mounts(container, view.Pod.Spec), site.Host, site.Directory.Scratch(Name));

    private bool WaitForRestart(JsonObject pod, PodView view, DateTimeOffset finishedAt, DateTimeOffset now)
    {
        var notBefore = CrashBackOff.NotBefore(_crash, finishedAt, site.BackOff);
        if (now >= notBefore)
            return false;
        var metadata = view.Pod.Metadata;
        if (_status.State.Waiting?.Reason != "CrashLoopBackOff")
            site.Warn(pod, "BackOff", $"Back-off restarting failed container {Name} in pod {metadata.Name}_{metadata.Namespace}({metadata.Uid})");
        _status = _status.With(new ContainerWaiting(
            "CrashLoopBackOff",
            $"back-off {GoDuration.Format(_crash!.Delay)} restarting failed container={Name} pod={metadata.Name}_{metadata.Namespace}({metadata.Uid})"));
        Due = notBefore;
        return true;
    }

    private void WaitForImage(JsonObject pod, DateTimeOffset now)
    {
        var attempt = PullBackOff.Advance(_pull, now, site.BackOff);
        if (attempt != _pull)
        {
            site.Warn(pod, "Failed", $"Failed to pull image \"{container.Image}\": {PullBackOff.Problem(container.Image)}");
            site.Warn(pod, "Failed", "Error: ErrImagePull");
        }
        _pull = attempt;
        var (waiting, until) = attempt.Show(container.Image, now);
        if (waiting.Reason == "ImagePullBackOff" && _status.State.Waiting?.Reason != waiting.Reason)
            site.Normal(pod, "BackOff", $"Back-off pulling image \"{container.Image}\"");
        _status = _status.With(waiting);
        Due = until;
    }

    private void Start(JsonObject pod, PodView view, LaunchPlan plan, DateTimeOffset now)
    {
        BeginRun(now);
        var directory = site.Directory;
        if (ExecutableSearch.Problem(plan) is { } problem)
        {
            Fail(pod, problem, now);
            return;
        }
        File.Delete(directory.Identity(Name));
        var run = new RunRecord
        {
            ContainerID = "local://" + Guid.NewGuid().ToString("N"),
            RestartCount = _status.RestartCount,
            StartedAt = now,
            BootId = Boot.Id,
            PodIP = view.PodIP,
        };
        run.Write(directory.Run(Name));
        ChildProcess process;
        try
        {
            process = ChildProcess.Start(plan, directory.Identity(Name), directory.Log(Name, _status.RestartCount));
        }
        catch (Win32Exception e)
        {
            Fail(pod, e.Message, now);
            return;
        }
        _status = _status with { ContainerID = run.ContainerID, State = new() { Running = new(now) } };
        Attach(process, run, plan, pod, view, wasStarted: false, wasReady: false);
        site.Normal(pod, "Pulled", $"Container image \"{container.Image}\" already present on machine");
        site.Normal(pod, "Created", $"Created container: {Name}");
        site.Normal(pod, "Started", $"Started container {Name}");
    }

    /// <summary>Gives the run its number and its log, and remembers how the one before it ended.</summary>
    private void BeginRun(DateTimeOffset now)
    {
        site.Directory.Create(Name);
        var previous = _status.Ended;
        var restarts = _status.RestartCount + (previous is null ? 0 : 1);
        // The log is there before the status points at it: a reader never looks for a file that is yet to come.
        LogFile.Create(site.Directory.Log(Name, restarts));
        LogFile.Delete(site.Directory.Log(Name, restarts - 2));
        if (previous is not null)
            _crash = CrashBackOff.AfterRestart(_crash, previous.FinishedAt ?? now, now, site.BackOff);
        _status = _status with
        {
            ImageID = "local://" + ImageReference.Repository(container.Image),
            RestartCount = restarts,
            LastState = new() { Terminated = previous },
        };
    }

    private void Fail(JsonObject pod, string problem, DateTimeOffset now)
    {
        site.Warn(pod, "Failed", "Error: " + problem);
        _status = _status with { Ready = false, Started = false, State = new() { Terminated = ContainerExit.NotStarted(problem, now) } };
        site.Wake();
    }

    private void Attach(ChildProcess process, RunRecord run, LaunchPlan plan, JsonObject pod, PodView view, bool wasStarted, bool wasReady)
    {
        var target = new Probes.ProbeTarget(container, view.PodIP, plan, site.Volumes.Mounts(container, view.Pod.Spec), site.Directory.ProbeOutput(Name));
        var probes = new Probes.ProbeSet(target, run.StartedAt, site.Time, site.Wake, (kind, message) =>
        {
            site.Warn(pod, "Unhealthy", $"{kind} probe failed: {message}");
            site.Wake();
        });
        _instance = new ContainerInstance(process, probes, target, site.Time, site.Wake);
        _run = run;
        probes.Start(wasStarted, wasReady);
        _status = _status with { Ready = probes.Ready, Started = probes.Started };
    }

    private void End(ContainerInstance instance, DateTimeOffset now)
    {
        var tail = container.TerminationMessagePolicy == "FallbackToLogsOnError" ? LogFile.Tail(site.Directory.Log(Name, _status.RestartCount)) : null;
        var ended = ContainerExit.Describe(instance.ExitCode, _status.ContainerID, _run!.StartedAt, now, tail);
        (_run with { Ended = ended }).Write(site.Directory.Run(Name));
        _status = _status with { Ready = false, Started = false, State = new() { Terminated = ended } };
        Release(instance);
        _instance = null;
    }
}
