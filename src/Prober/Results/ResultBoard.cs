using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Lists;

namespace NetworkTelemetry.Prober.Results;

/// <summary>
/// The present results, written by the engine's thread and read by scrapes and summaries. Every change gets a number; a row is put in place before its number, and
/// the number before the board's, so that a reader that notes the board's number first misses nothing.
/// </summary>
internal sealed class ResultBoard
{
    private const int MaxRemoved = 4096;

    private readonly Lock _gate = new();
    private volatile BoardContent _content = BoardContent.Empty;
    private TaskCompletionSource _news = NewSignal();
    private long _version;
    private long _urgentVersion;

    public BoardContent Content => _content;

    /// <summary>Number of the latest change.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Number of the latest change that must not wait: a transition, or a list that was put into effect.</summary>
    public long UrgentVersion => Volatile.Read(ref _urgentVersion);

    /// <summary>Completes at the next urgent change. Take it before looking at the versions.</summary>
    public Task NextUrgentChange
    {
        get
        {
            lock (_gate) return _news.Task;
        }
    }

    public void Finish(Series series, RoundResult result, DateTimeOffset now)
    {
        var transition = series.Finish(result, now);
        series.Version = _version + 1;
        Advance(transition);
    }

    public void Apply(AcceptedList list, Series[] series, DateTimeOffset now)
    {
        var present = new HashSet<SummaryKey>(series.Select(one => one.Key));
        var content = _content.WithoutRows(_content.Series.Select(one => one.Key).Where(key => !present.Contains(key)), _version + 1, MaxRemoved);
        foreach (var one in series)
            if (one.Version == 0) one.Version = _version + 1;

        // Without its plans: those of probes that go on unchanged are the old ones, and nobody asks for the new.
        _content = content with { Series = series, List = list with { Plans = [] }, AppliedAt = now };
        Advance(urgent: true);
    }

    /// <summary>The name of a probe turned out to have addresses of another family.</summary>
    public void Replace(Series old, Series replacement)
    {
        replacement.Version = _version + 1;
        var content = _content.WithoutRows([old.Key], _version + 1, MaxRemoved);
        _content = content with { Series = [.. content.Series.Select(one => one == old ? replacement : one)] };
        Advance(urgent: true);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Advance(bool urgent)
    {
        Volatile.Write(ref _version, _version + 1);
        if (!urgent) return;
        Volatile.Write(ref _urgentVersion, _version);
        TaskCompletionSource news;
        lock (_gate)
        {
            news = _news;
            _news = NewSignal();
        }

        news.SetResult();
    }
}
