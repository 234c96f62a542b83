using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Holds the lease. <see cref="RunAsync"/> ends when it is lost, or, after a release, when it is stopped. Leadership counts from before a
/// renewal was sent, for <see cref="LeaderElectionOptions.RenewDeadline"/>: shorter than others wait, so two never lead at once.
/// </summary>
internal sealed partial class LeaderElector : ILeadership
{
    private const double JitterFactor = 1.2;

    private readonly IKubernetesClient _client;
    private readonly LeaderElectionOptions _options;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly ElectionMetrics _metrics;
    private readonly long _origin;
    private readonly TaskCompletionSource _acquired = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LeaseView _view = LeaseView.Unknown;
    private long _leadsUntil = long.MinValue;

    public LeaderElector(
        IKubernetesClient client, LeaderElectionOptions options, TimeProvider clock, Random random, ElectionMetrics metrics, ILogger<LeaderElector> logger)
    {
        if (options.LeaseDuration <= options.RenewDeadline || options.RenewDeadline <= options.RetryPeriod * JitterFactor)
            throw new ArgumentException("Leader election needs LeaseDuration > RenewDeadline > 1.2 × RetryPeriod.", nameof(options));
        (_client, _options, _clock, _random, _metrics, _logger) = (client, options, clock, random, metrics, logger);
        _origin = clock.GetTimestamp();
    }

    public bool IsLeader => Now.Ticks < Interlocked.Read(ref _leadsUntil);

    public Task Acquired => _acquired.Task;

    private TimeSpan Now => _clock.GetElapsedTime(_origin);

    public void ThrowIfNotLeader()
    {
        if (!IsLeader)
            throw new NotLeaderException($"lease {_options.LeaseNamespace}/{_options.LeaseName} is not held by {_options.Identity}: nothing was written");
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AcquireAsync(cancellationToken);
            await HoldAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ReleaseAsync();
        }

        Interlocked.Exchange(ref _leadsUntil, long.MinValue);
        _metrics.Leads(false);
    }

    private async Task AcquireAsync(CancellationToken cancellationToken)
    {
        while (await TryAsync(cancellationToken) != true)
            await Task.Delay(_options.RetryPeriod * (1 + (JitterFactor * _random.NextDouble())), _clock, cancellationToken);
        LogAcquired(_options.LeaseNamespace, _options.LeaseName, _options.Identity);
        _metrics.Leads(true);
        _acquired.TrySetResult();
    }

    /// <summary>Returns when somebody else has the lease, or the deadline has passed without a renewal.</summary>
    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (IsLeader)
        {
            await Task.Delay(_options.RetryPeriod, _clock, cancellationToken);
            if (IsLeader && await TryAsync(cancellationToken) == false)
            {
                LogTaken(_options.LeaseNamespace, _options.LeaseName, _view.Lease?.Spec?.HolderIdentity);
                return;
            }
        }

        LogDeadline(_options.LeaseNamespace, _options.LeaseName, _options.RenewDeadline.TotalSeconds);
    }

    /// <summary>True: ours. False: validly another's. Null: not known, because the server could not be asked or someone was faster.</summary>
    private async Task<bool?> TryAsync(CancellationToken cancellationToken)
    {
        // One hung call must not cost the lease.
        using var limit = new CancellationTokenSource(CallLimit(), _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // While leading, what we wrote last is what is there: one write renews, no read.
            if (IsLeader && await WriteAsync(LeaseAction.Renew, linked.Token))
                return true;
            if (IsLeader)
                _metrics.TookSlowPath();
            var lease = await _client.GetAsync<Lease>(new(_options.LeaseNamespace, _options.LeaseName), linked.Token);
            _view = _view.Observe(lease, Now);
            var action = _view.Decide(_options.Identity, Now);
            if (action == LeaseAction.Wait)
                return false;
            return await WriteAsync(action, linked.Token) ? true : null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(_options.LeaseNamespace, _options.LeaseName, error.Message);
            return null;
        }
    }

    // At most half the deadline, and never past it.
    private TimeSpan CallLimit()
    {
        var limit = Math.Max(_options.RenewDeadline.Ticks / 2, TimeSpan.TicksPerSecond);
        return TimeSpan.FromTicks(IsLeader ? Math.Clamp(Interlocked.Read(ref _leadsUntil) - Now.Ticks, TimeSpan.TicksPerMillisecond, limit) : limit);
    }

    /// <summary>False when someone else wrote first.</summary>
    private async Task<bool> WriteAsync(LeaseAction action, CancellationToken cancellationToken)
    {
        var sent = Now;
        var wanted = LeaseRecord.Held(_view.Lease, _options, _clock.GetUtcNow());
        try
        {
            var stored = action == LeaseAction.Create
                ? await _client.CreateAsync(wanted, cancellationToken)
                : await _client.ReplaceLeaseAsync(wanted, cancellationToken);
            _view = new(stored, sent);
            Interlocked.Exchange(ref _leadsUntil, (sent + _options.RenewDeadline).Ticks);
            return true;
        }
        catch (KubernetesException error) when (error.IsConflict || error.IsAlreadyExists || error.IsNotFound)
        {
            return false;
        }
    }

    private async Task ReleaseAsync()
    {
        // From here on nothing may be written any more: the next leader can be there at once.
        Interlocked.Exchange(ref _leadsUntil, long.MinValue);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), _clock);
        try
        {
            while (!await TryReleaseAsync(limit.Token))
                continue;
        }
        catch (Exception error)
        {
            LogFailure(_options.LeaseNamespace, _options.LeaseName, error.Message); // It expires by itself.
        }
    }

    /// <summary>False when it changed meanwhile: the write that stopping interrupted may still have been written, before or after the lease was read here.</summary>
    private async Task<bool> TryReleaseAsync(CancellationToken cancellationToken)
    {
        var lease = await _client.GetAsync<Lease>(new(_options.LeaseNamespace, _options.LeaseName), cancellationToken);
        if (lease?.Spec?.HolderIdentity != _options.Identity)
            return true;
        try
        {
            await _client.ReplaceLeaseAsync(LeaseRecord.Released(lease, _clock.GetUtcNow()), cancellationToken);
            LogReleased(_options.LeaseNamespace, _options.LeaseName);
            return true;
        }
        catch (KubernetesException error) when (error.IsConflict)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Lease {Namespace}/{Name} acquired by {Identity}")]
    private partial void LogAcquired(string @namespace, string name, string identity);

    [LoggerMessage(LogLevel.Information, "Lease {Namespace}/{Name} released")]
    private partial void LogReleased(string @namespace, string name);

    [LoggerMessage(LogLevel.Error, "Lease {Namespace}/{Name} was taken by {Holder}")]
    private partial void LogTaken(string @namespace, string name, string? holder);

    [LoggerMessage(LogLevel.Error, "Lease {Namespace}/{Name} could not be renewed within {Seconds} s")]
    private partial void LogDeadline(string @namespace, string name, double seconds);

    [LoggerMessage(LogLevel.Warning, "Lease {Namespace}/{Name}: {Error}")]
    private partial void LogFailure(string @namespace, string name, string error);
}
