using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>Keeps the authorities: the leader makes and rotates them, the others follow what is stored.</summary>
internal sealed partial class CertificateAuthority(
    AuthorityStore store, AuthorityBoard board, ILeadership leadership, IEventPublisher events, OwnNamespace own, CertificateInstruments instruments,
    TimeProvider time, ILogger<CertificateAuthority> logger) : BackgroundService
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    private int _failures;
    private string? _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                var wasLeader = leadership.IsLeader;
                var pause = await LookAsync(wasLeader, stoppingToken);
                using var early = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var delay = Task.Delay(pause, time, early.Token);
                // A turn that comes is worth an early look; one that is over is not.
                var mayLead = !wasLeader && (leadership.IsLeader || !leadership.Acquired.IsCompleted);
                await (mayLead ? Task.WhenAny(delay, leadership.Acquired) : delay);
                await early.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <returns>When to look again.</returns>
    private async Task<TimeSpan> LookAsync(bool isLeader, CancellationToken cancellationToken)
    {
        try
        {
            var secret = await store.ReadAsync(cancellationToken);
            // Looked at every minute, changed every other year.
            var stored = secret is not null && secret.Metadata.ResourceVersion == _seen ? board.Current : AuthorityObjects.Read(secret);
            var authorities = isLeader ? await KeepAsync(secret, stored, cancellationToken) : stored;
            if (authorities is not null) board.Publish(authorities);
            _seen = authorities is not null && authorities == stored ? secret?.Metadata.ResourceVersion : null;
            _failures = 0;
            return authorities is null ? First : Usual;
        }
        catch (KubernetesException e) when (e.IsConflict || e.IsAlreadyExists)
        {
            return First; // Somebody was faster: see what is there now.
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is (a credential program that fails, an answer that is no JSON): what is there is good for months, and an operator that ended would help nobody.
            return Failed(e);
        }
    }

    private async Task<AuthoritySet> KeepAsync(Secret? secret, AuthoritySet? stored, CancellationToken cancellationToken)
    {
        if (stored is null && secret?.Data is { Count: > 0 }) LogUnreadable(own.Name, AuthorityObjects.Name);

        // A Secret that was deleted is written again as it was: the certificates of all nodes hang on it.
        var wanted = AuthorityRotation.Bring(stored ?? board.Current, time.GetUtcNow());
        if (wanted != stored)
        {
            await store.WriteAsync(secret, wanted, cancellationToken);
            LogRotated(own.Name, AuthorityObjects.Name, wanted.Signer.Certificate.Subject, wanted.Trusted.Count);
        }

        // From here on it may sign, whether or not those who verify elsewhere have heard.
        board.Publish(wanted);
        await store.PublishAsync(wanted, cancellationToken);
        return wanted;
    }

    private TimeSpan Failed(Exception e)
    {
        _failures++;
        instruments.Failures.Inc();
        if (board.Current is null) board.Fail(e.Message);
        LogFailed(own.Name, AuthorityObjects.Name, e.Message);
        var regarding = new Secret { Metadata = new ObjectMeta { Namespace = own.Name, Name = AuthorityObjects.Name } };
        if (leadership.IsLeader) events.Publish(regarding, EventType.Warning, "CertificateAuthorityFailed", "Rotate", e.Message);
        return TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(_failures, 10), Usual.Ticks)) * (0.5 + Random.Shared.NextDouble() / 2);
    }

    [LoggerMessage(LogLevel.Information, "Secret {Namespace}/{Name}: {Signer} signs certificates, {Trusted} authorities are trusted.")]
    private partial void LogRotated(string @namespace, string name, string signer, int trusted);

    [LoggerMessage(LogLevel.Warning, "Secret {Namespace}/{Name} holds no certificate and key that belong together; they are made anew.")]
    private partial void LogUnreadable(string @namespace, string name);

    [LoggerMessage(LogLevel.Warning, "The certificate authority in Secret {Namespace}/{Name} cannot be kept, will try again: {Problem}")]
    private partial void LogFailed(string @namespace, string name, string problem);
}
