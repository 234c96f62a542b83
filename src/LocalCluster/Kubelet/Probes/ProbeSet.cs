using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <summary>The probes of one container instance, each its own loop, and what they say.</summary>
/// <param name="startedAt">When the instance started; delays count from there.</param>
/// <param name="changed">Called after any verdict.</param>
/// <param name="failed">Called for every failed attempt.</param>
internal sealed class ProbeSet(
    ProbeTarget target, DateTimeOffset startedAt, TimeProvider time, Action changed, Action<ProbeKind, string> failed) : IDisposable
{
    /// <summary>How long a program may take to open its port and to become ready before that it has not is news (a real kubelet looks later than we do).</summary>
    public static readonly TimeSpan Opening = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan OpeningPoll = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ready;

    /// <summary>Ends after <see cref="Dispose"/>, once no attempt is under way.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public bool Started => _started.Task.IsCompleted;

    public bool Ready => Started && _ready;

    /// <summary>Set once the container must be restarted.</summary>
    public ProbeFailure? Fatal { get; private set; }

    /// <param name="wasStarted">For a container that outlived the kubelet's process.</param>
    /// <param name="wasReady">Likewise: it stays ready until the probe says otherwise.</param>
    public void Start(bool wasStarted, bool wasReady)
    {
        var container = target.Container;
        if (container.StartupProbe is null || wasStarted)
            _started.TrySetResult();
        _ready = container.ReadinessProbe is null || wasReady;
        Launch(ProbeKind.Startup, Started ? null : container.StartupProbe, initial: null);
        Launch(ProbeKind.Readiness, container.ReadinessProbe, initial: _ready);
        Launch(ProbeKind.Liveness, container.LivenessProbe, initial: true);
    }

    public void Dispose() => _ended.Cancel();

    private void Launch(ProbeKind kind, Probe? probe, bool? initial)
    {
        if (probe is not null)
            Completion = Task.WhenAll(Completion, Task.Run(() => RunAsync(kind, probe, new ProbeTally(initial), _ended.Token)));
    }

    private async Task RunAsync(ProbeKind kind, Probe probe, ProbeTally tally, CancellationToken cancellationToken)
    {
        try
        {
            if (kind != ProbeKind.Startup)
                await _started.Task.WaitAsync(cancellationToken);
            var delay = startedAt + TimeSpan.FromSeconds(Math.Clamp(probe.InitialDelaySeconds, 0, 86_400)) - time.GetUtcNow();
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, time, cancellationToken);

            var opened = await OpenAsync(kind, probe, cancellationToken);
            using var period = new PeriodicTimer(TimeSpan.FromSeconds(Math.Clamp(probe.PeriodSeconds, 1, 86_400)), time);
            do
            {
                var result = opened ?? await AttemptAsync(kind, probe, cancellationToken);
                opened = null;
                if (!result.Success)
                    failed(kind, result.Message);
                tally = tally.Add(result.Success, probe.SuccessThreshold, probe.FailureThreshold);
            }
            while (!Apply(kind, probe, tally.Verdict) && await period.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <returns>The first attempt that counts.</returns>
    private async Task<ProbeResult> OpenAsync(ProbeKind kind, Probe probe, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await AttemptAsync(kind, probe, cancellationToken);
            // One that starts is not ill: until it can say that it is ready for the first time, it is only asked more often.
            var isOpening = result.Refused || (kind == ProbeKind.Readiness && !result.Success);
            if (!isOpening || time.GetUtcNow() - startedAt >= Opening)
                return result;
            await Task.Delay(OpeningPoll, time, cancellationToken);
        }
    }

    // What keeps an attempt from being made (no file handles left, a malformed header) is a failed attempt, not the end of probing.
    private async Task<ProbeResult> AttemptAsync(ProbeKind kind, Probe probe, CancellationToken cancellationToken)
    {
        try
        {
            return await ProbeCheck.RunAsync(probe, target with { OutputFile = $"{target.OutputFile}.{kind}" }, time, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ProbeResult.Bad(e.Message);
        }
    }

    /// <returns>Whether this probe has nothing more to do.</returns>
    private bool Apply(ProbeKind kind, Probe probe, bool? verdict)
    {
        if (verdict is not { } healthy)
            return false;
        var isDone = false;
        switch (kind)
        {
            case ProbeKind.Readiness when _ready != healthy:
                _ready = healthy;
                break;
            case ProbeKind.Startup when healthy:
                _started.TrySetResult();
                isDone = true;
                break;
            case ProbeKind.Startup or ProbeKind.Liveness when !healthy:
                Fatal ??= new ProbeFailure(kind, probe);
                isDone = true;
                break;
            default:
                return false;
        }
        changed();
        return isDone;
    }
}
