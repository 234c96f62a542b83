namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>For <c>/readyz</c> and <c>/healthz</c>. A warm standby is ready: it can take over at once.</summary>
public sealed class OperatorHealth
{
    private volatile bool _isReady;
    private volatile string? _failure;
    private volatile string? _waitingFor;

    /// <summary>Whether all caches have arrived.</summary>
    public bool IsReady => _isReady && _failure is null;

    public bool IsAlive => _failure is null;

    /// <summary>Why this process must end, in one line; null while all is well. Exit with a code other than 0 when it is set.</summary>
    public string? Failure => _failure;

    /// <summary>What the start waits for, in one line; null while it does not.</summary>
    public string? WaitingFor => _waitingFor;

    internal void WaitFor(string? what) => _waitingFor = what;

    internal void Ready() => _isReady = true;

    internal void Fail(string why) => _failure = why;
}
