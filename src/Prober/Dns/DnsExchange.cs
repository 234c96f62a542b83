using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>One query over a socket of its own: a fresh source port is part of what a forger must guess (RFC 5452 §9.2).</summary>
internal abstract class DnsExchange(Request request, SentQuery query) : IDisposable
{
    public Request Request => request;

    public SentQuery Query => query;

    public abstract int Descriptor { get; }

    /// <summary>When the query was sent. A query that is repeated over TCP keeps the time of the first.</summary>
    public SendStamp Sent { get; protected set; }

    /// <summary>Opens and sends, as far as that goes without waiting.</summary>
    public abstract ExchangeStep Start();

    /// <summary>Takes what the socket has.</summary>
    public abstract ExchangeStep Proceed();

    /// <summary>An outcome without an answer, with what this exchange knows about how it came to that.</summary>
    public abstract Outcome Explain(Outcome outcome);

    public abstract void Dispose();

    /// <param name="roundTrip">Nanoseconds.</param>
    protected static ExchangeStep Read(ReadOnlySpan<byte> message, long roundTrip) => DnsMessageReader.Read(message, out var response) switch
    {
        DnsReading.Whole => ExchangeStep.Answered(response, roundTrip),
        DnsReading.TooLarge => ExchangeStep.Ended(Outcome.Lost(ProbeReason.TooLarge, $"the response has more than {DnsMessageReader.MaxRecords} records")),
        _ => ExchangeStep.Ended(Outcome.Lost(ProbeReason.UnexpectedAnswer, "the response is malformed")),
    };
}
