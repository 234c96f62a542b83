using System.Net;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Results;

/// <summary>
/// Everything known of one probe over one address family. The engine's thread writes; scrapes and summaries read single words that are whole at any moment.
/// </summary>
internal sealed class Series
{
    private const int MaxMessage = 256;
    private const int IntervalsUntilStale = 3;

    private static readonly double[] Bounds = [.. ProbeMetrics.RttBuckets];

    // Buckets, then losses, then what was discarded.
    private readonly long[] _counts;
    private NativeBuckets _native;
    private RecentRounds _recent;
    private RoundFigures _figures;
    private int _failureThreshold;
    private int _successThreshold;
    private TimeSpan _resultLifetime;
    private int _writes;
    private long _version;

    public Series(ProbePlan plan, string family)
    {
        Plan = plan;
        Key = new SummaryKey(plan.Uid, plan.Entry.Name, family);
        Labels = LabelSet.Create([.. ProbeMetrics.Labels], [plan.Namespace, plan.Target, plan.Entry.Name, family]);
        LossLabels = LossReasons.Lost(plan.Entry.Type, plan.IsTcpExchange);
        DiscardLabels = LossReasons.Discarded(plan.Entry.Type);
        _counts = new long[Bounds.Length + 1 + LossLabels.Count + DiscardLabels.Count];
        Dns = plan.Entry.Type == ProbeType.Dns ? new DnsResults() : null;
        _figures = new RoundFigures { State = ConfirmedState.Initial, RawState = ProbeState.Pending, Reason = ProbeReason.Ok, RttSeconds = double.NaN, JitterSeconds = double.NaN };
    }

    public ProbePlan Plan
    {
        get;
        set
        {
            field = value;
            (_failureThreshold, _successThreshold) = (value.Entry.FailureThreshold, value.Entry.SuccessThreshold);
            _resultLifetime = (IntervalsUntilStale * value.Entry.Interval) + value.Entry.Timeout;
        }
    }

    public SummaryKey Key { get; }

    public LabelSet Labels { get; }

    public IReadOnlyList<string> LossLabels { get; }

    public IReadOnlyList<string> DiscardLabels { get; }

    public long Rounds { get; private set; }

    public long Received { get; private set; }

    public long Sent { get; private set; }

    public long Duplicates { get; set; }

    /// <summary>Time to live, or hop limit, that the last echo reply came with; -1 before.</summary>
    public int ReplyTtl { get; set; } = -1;

    /// <summary>Requests that said nothing, because the prober was cut off (<see cref="ProbeReason.ProberIsolated"/>).</summary>
    public long Isolated { get; private set; }

    /// <summary>What is measured; null before a name was resolved.</summary>
    public IPAddress? Address { get; set; }

    /// <summary>Of a DNS probe, else null.</summary>
    public DnsResults? Dns { get; }

    public double RttSum { get; private set; }

    public ReadOnlySpan<long> Buckets => _counts.AsSpan(0, Bounds.Length + 1);

    /// <summary>The same observations as those of <see cref="Buckets"/>.</summary>
    public ref readonly NativeBuckets NativeBuckets => ref _native;

    public ReadOnlySpan<long> Lost => _counts.AsSpan(Bounds.Length + 1, LossLabels.Count);

    public ReadOnlySpan<long> Discarded => _counts.AsSpan(Bounds.Length + 1 + LossLabels.Count);

    /// <summary>Of the last round that had a response; NaN before.</summary>
    public RoundStatistics Rtt { get; private set; } = RoundStatistics.Of([]);

    /// <summary>Of the last round that had two responses; NaN before.</summary>
    public double Jitter { get; private set; } = double.NaN;

    /// <summary>Until when the last result counts, in Unix time; NaN before there is one.</summary>
    public double ResultExpiry { get; private set; } = double.NaN;

    /// <summary>Of the last HTTP response; null before.</summary>
    public HttpFigures? Http { get; set; }

    /// <summary>Of the last TCP exchange that succeeded; null before.</summary>
    public TcpFigures? Tcp { get; set; }

    /// <summary>Of the last TLS handshake; null before.</summary>
    public TlsFigures? Tls { get; set; }

    /// <summary>The confirmed state.</summary>
    public string State => _figures.State.State;

    /// <summary>The figures of one moment: reading is repeated when a round ends meanwhile (a sequence lock).</summary>
    public SummaryRow Row
    {
        get
        {
            while (true)
            {
                var before = Volatile.Read(ref _writes);
                var figures = _figures;
                Interlocked.MemoryBarrier();
                if (before % 2 == 0 && Volatile.Read(ref _writes) == before) return figures.ToRow(Key, Address);
                Thread.Yield();
            }
        }
    }

    /// <summary>Number of the last change, see <see cref="ResultBoard"/>.</summary>
    public long Version
    {
        get => Volatile.Read(ref _version);
        set => Volatile.Write(ref _version, value);
    }

    /// <summary>Counts one request whose outcome is known.</summary>
    public void Count(in Outcome outcome)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.Received:
                var seconds = outcome.RoundTrip / 1e9;
                Sent++;
                Received++;
                RttSum += seconds;
                _counts[BucketOf(seconds)]++;
                _native.Count(seconds);
                break;
            case OutcomeKind.Lost:
                Sent++;
                _counts[Bounds.Length + 1 + IndexOf(LossLabels, outcome.Reason)]++;
                break;
            case OutcomeKind.Discarded when outcome.Reason == ProbeReason.ProberIsolated:
                Isolated++;
                break;
            default:
                _counts[Bounds.Length + 1 + LossLabels.Count + IndexOf(DiscardLabels, outcome.Reason)]++;
                break;
        }
    }

    /// <summary>Takes in a finished round. True when the confirmed state changed.</summary>
    public bool Finish(RoundResult result, DateTimeOffset now)
    {
        Rounds++;
        _recent.Add(result.Sent, result.Lost);
        if (result.Received > 0) Rtt = result.Rtt;
        if (result.Received > 1) Jitter = Rtt.Jitter;
        if (result.State is ProbeState.Up or ProbeState.Down) ResultExpiry = (now + _resultLifetime).ToUnixTimeMilliseconds() / 1e3;
        var state = _figures.State.After(result, _failureThreshold, _successThreshold);
        var changed = state.State != _figures.State.State;

        // Full barriers: neither may a reader see the figures before the odd number, nor the even number before the figures.
        Interlocked.Increment(ref _writes);
        _figures = new RoundFigures
        {
            State = state, RawState = result.State, Reason = result.Reason, Message = Shorten(result.Message),
            RttSeconds = Rtt.Mean, JitterSeconds = Jitter, CertificateNotAfter = Tls?.CertificateExpiry?.ToUniversalTime(),
            Sent = _recent.Sent, Lost = _recent.Lost, Rounds = Rounds, Since = changed ? now : _figures.Since,
        };
        Interlocked.Increment(ref _writes);
        return changed;
    }

    private static int BucketOf(double seconds)
    {
        var bucket = 0;
        while (bucket < Bounds.Length && seconds > Bounds[bucket]) bucket++;
        return bucket;
    }

    private static int IndexOf(IReadOnlyList<string> reasons, string reason)
    {
        for (var i = 0; i < reasons.Count; i++)
            if (reasons[i] == reason) return i;
        throw new InvalidOperationException($"{reason} is not in the metric catalogue.");
    }

    private static string? Shorten(string? message) => message is { Length: > MaxMessage } ? message[..MaxMessage] : message;
}
