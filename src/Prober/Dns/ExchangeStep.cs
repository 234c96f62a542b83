using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Dns;

internal enum ExchangeState
{
    Waiting,

    /// <summary>The connection stands and the query is on its way: wait for something to read.</summary>
    Asked,

    /// <summary>The answer did not fit: ask again over TCP.</summary>
    Truncated,
    Answered,
    Ended,
}

/// <summary>How far an exchange is.</summary>
/// <param name="RoundTrip">Nanoseconds, of an answer.</param>
internal readonly record struct ExchangeStep(ExchangeState State, DnsMessage? Message = null, long RoundTrip = 0, Outcome Outcome = default)
{
    public static ExchangeStep Waiting => new(ExchangeState.Waiting);

    public static ExchangeStep Asked => new(ExchangeState.Asked);

    public static ExchangeStep Truncated => new(ExchangeState.Truncated);

    public static ExchangeStep Answered(DnsMessage message, long roundTrip) => new(ExchangeState.Answered, message, roundTrip);

    /// <summary>Without an answer.</summary>
    public static ExchangeStep Ended(Outcome outcome) => new(ExchangeState.Ended, Outcome: outcome);
}
