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

    private readonly long[] _lost;
    private readonly long[] _discarded;
    private readonly long[] _buckets = new long[ProbeMetrics.RttBuckets.Count + 1];
    private readonly RecentRounds _recent = new();
    private ConfirmedState _state = ConfirmedState.Initial;
    private DateTimeOffset? _since;
    private volatile SummaryRow _row;
    private long _version;

    public Series(ProbePlan plan, string family)
    {
        Plan = plan;
        Key = new SummaryKey(plan.Uid, plan.Entry.Name, family);
        Labels = LabelSet.Create([.. ProbeMetrics.Labels], [plan.Namespace, plan.Target, plan.Entry.Name, family]);
        LossLabels = LossReasons.Lost(plan.Entry.Type, plan.IsTcpExchange);
        DiscardLabels = LossReasons.Discarded(plan.Entry.Type);
        _lost = new long[LossLabels.Count];
        _discarded = new long[DiscardLabels.Count];
        Dns = plan.Entry.Type == ProbeType.Dns ? new DnsResults() : null;
        _row = new SummaryRow
        {
            Uid = Key.Uid, Probe = Key.Probe, Family = family, State = ProbeState.Pending, RawState = ProbeState.Pending, Reason = ProbeReason.Ok,
        };
    }

    public ProbePlan Plan { get; set; }

    public SummaryKey Key { get; }

    public LabelSet Labels { get; }

    public IReadOnlyList<string> LossLabels { get; }

    public IReadOnlyList<string> DiscardLabels { get; }

    public long Rounds { get; private set; }

    public long Received { get; private set; }

    public long Sent { get; private set; }

    public long Duplicates { get; set; }

    /// <summary>Of a DNS probe, else null.</summary>
    public DnsResults? Dns { get; }

    public double RttSum { get; private set; }

    public ReadOnlySpan<long> Buckets => _buckets;

    public ReadOnlySpan<long> Lost => _lost;

    public ReadOnlySpan<long> Discarded => _discarded;

    /// <summary>Of the last round that had a response; NaN before.</summary>
    public RoundStatistics Rtt { get; private set; } = RoundStatistics.Of([]);

    /// <summary>Of the last round that had two responses; NaN before.</summary>
    public double Jitter { get; private set; } = double.NaN;

    /// <summary>Of the last HTTP response; null before.</summary>
    public HttpFigures? Http { get; set; }

    /// <summary>Of the last TCP exchange that succeeded; null before.</summary>
    public TcpFigures? Tcp { get; set; }

    /// <summary>Of the last TLS handshake; null before.</summary>
    public TlsFigures? Tls { get; set; }

    public SummaryRow Row => _row;

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
                _buckets[BucketOf(seconds)]++;
                break;
            case OutcomeKind.Lost:
                Sent++;
                _lost[IndexOf(LossLabels, outcome.Reason)]++;
                break;
            default:
                _discarded[IndexOf(DiscardLabels, outcome.Reason)]++;
                break;
        }
    }

    /// <summary>Takes in a finished round. True when the confirmed state changed.</summary>
    public bool Finish(RoundResult result, DateTimeOffset now)
    {
        Rounds++;
        _recent.Add(result.Sent, result.Lost);
        if (result.RoundTrips.Count > 0) Rtt = RoundStatistics.Of([.. result.RoundTrips]);
        if (result.RoundTrips.Count > 1) Jitter = Rtt.Jitter;
        var before = _state.State;
        _state = _state.After(result, Plan.Entry.FailureThreshold, Plan.Entry.SuccessThreshold);
        var changed = _state.State != before;
        if (changed) _since = now;
        _row = _row with
        {
            State = _state.State, RawState = result.State, Reason = result.Reason, Message = Shorten(result.Message),
            RttSeconds = double.IsNaN(Rtt.Mean) ? null : Rtt.Mean, JitterSeconds = double.IsNaN(Jitter) ? null : Jitter,
            CertificateNotAfter = Tls?.CertificateExpiry?.ToUniversalTime(), Sent = _recent.Sent, Lost = _recent.Lost, Rounds = Rounds, Since = _since,
        };
        return changed;
    }

    private static int BucketOf(double seconds)
    {
        var bucket = 0;
        while (bucket < ProbeMetrics.RttBuckets.Count && seconds > ProbeMetrics.RttBuckets[bucket]) bucket++;
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
