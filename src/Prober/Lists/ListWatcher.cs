using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>Looks for a new list five times a second and hands each good one on. The last good one stays when a new one can't be read.</summary>
internal sealed partial class ListWatcher(ListDirectory directory, Action<AcceptedList> apply, Metrics.Counter failures, TimeProvider time, ILogger<ListWatcher> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private string? _seen;

    // Said and counted once, however often it comes again.
    private (string? Fingerprint, string Message)? _problem;

    internal void Poll()
    {
        string? fingerprint = null;
        try
        {
            fingerprint = directory.Fingerprint();
            if (fingerprint is null || fingerprint == _seen) return;
            var list = ListAcceptance.Accept(directory.ReadList());
            apply(list);
            LogAccepted(list.Revision, list.Targets, list.Plans.Count, list.Rejected.Count);
            foreach (var entry in list.Rejected) LogRejected(entry.Uid, entry.Probe ?? "(all)", entry.Message);
            (_seen, _problem) = (fingerprint, null);
        }
        catch (Exception e)
        {
            // The same bytes won't read any better. A file that can't be opened may: descriptors run out and come back.
            if (e is not (IOException or UnauthorizedAccessException)) _seen = fingerprint;
            if (_problem == (fingerprint, e.Message)) return;
            _problem = (fingerprint, e.Message);
            failures.Inc();
            LogUnreadable(directory.ListPath, e.Message);
        }
    }

    /// <summary>Runs until it is cancelled, and then ends without an exception.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, time);
        Poll();
        if (_seen is null && _problem is null) LogWaiting(directory.ListPath);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping)) Poll();
        }
        catch (OperationCanceledException)
        {
            // The process is stopping.
        }
    }

    [LoggerMessage(LogLevel.Information, "waiting for the target list {Path}")]
    private partial void LogWaiting(string path);

    [LoggerMessage(LogLevel.Information, "list {Revision}: {Targets} targets with {Probes} probes, {Rejected} entries rejected")]
    private partial void LogAccepted(string revision, int targets, int probes, int rejected);

    [LoggerMessage(LogLevel.Warning, "the entry of target {Uid}, probe {Probe} was rejected: {Message}")]
    private partial void LogRejected(string uid, string probe, string message);

    [LoggerMessage(LogLevel.Error, "the list {Path} can't be used, the last good one stays in effect: {Message}")]
    private partial void LogUnreadable(string path, string message);
}
