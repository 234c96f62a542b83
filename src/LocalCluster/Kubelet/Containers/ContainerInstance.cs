using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Probes;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

/// <summary>One run of a container: its process, its probes and, at the end, its graceful stop.</summary>
internal sealed class ContainerInstance : IDisposable
{
    private readonly ChildProcess _process;
    private readonly ProbeTarget _target;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _abandoned = new();
    private Task _terminating = Task.CompletedTask;
    private ITimer? _kill;
    private DateTimeOffset _deadline;

    /// <param name="wake">Called when the process has ended.</param>
    public ContainerInstance(ChildProcess process, ProbeSet probes, ProbeTarget target, TimeProvider time, Action wake)
    {
        (_process, Probes, _target, _time) = (process, probes, target, time);
        _ = process.Exit.ContinueWith(_ => wake(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public ProbeSet Probes { get; }

    public bool IsStopping => _kill is not null;

    public bool HasEnded => _process.Exit.IsCompleted;

    /// <summary>Only after <see cref="HasEnded"/>.</summary>
    public int? ExitCode => _process.Exit.Result;

    /// <summary>Ends after <see cref="Dispose"/>, once no probe or hook has a process left.</summary>
    public Task Settled => Task.WhenAll(Probes.Completion, _terminating);

    /// <summary>preStop hook, SIGTERM, and SIGKILL when <paramref name="grace"/> is over. A repeated call can only shorten the grace.</summary>
    public void Stop(TimeSpan grace, LifecycleHandler? preStop)
    {
        var deadline = _time.GetUtcNow() + grace;
        if (_kill is null)
        {
            _deadline = deadline;
            _kill = _time.CreateTimer(_ => Kill(), null, grace, Timeout.InfiniteTimeSpan);
            // A container that is going away is not ready, and a failing probe of it is no news.
            Probes.Dispose();
            _terminating = Task.Run(() => TerminateAsync(grace, preStop));
        }
        else if (deadline < _deadline)
        {
            _deadline = deadline;
            _kill.Change(grace, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Lets go of a running process without ending it, or clears away after one that has ended.</summary>
    public void Dispose()
    {
        _abandoned.Cancel();
        Probes.Dispose();
        _kill?.Dispose();
        if (HasEnded)
            ProcessSession.KillMembers(_process.Pid);
    }

    private void Kill()
    {
        if (!HasEnded)
            ProcessSession.Kill(_process.Pid);
    }

    private async Task TerminateAsync(TimeSpan grace, LifecycleHandler? preStop)
    {
        try
        {
            using var over = new CancellationTokenSource(grace, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, _abandoned.Token);
            if (preStop?.Exec is { } exec)
                await ExecCheck.RunAsync(exec, _target with { OutputFile = _target.OutputFile + ".preStop" }, either.Token);
            else if (preStop?.Sleep is { } sleep)
                await Task.Delay(TimeSpan.FromSeconds(sleep.Seconds), _time, either.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or System.ComponentModel.Win32Exception)
        {
            // A hook that fails or takes too long does not keep the container from being stopped.
        }
        if (!HasEnded && !_abandoned.IsCancellationRequested)
            ProcessSession.Terminate(_process.Pid);
    }
}
