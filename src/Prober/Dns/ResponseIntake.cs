using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Reads the response to a query of ours, counts what it says and judges it.</summary>
internal static class ResponseIntake
{
    /// <param name="roundTrip">Nanoseconds.</param>
    public static Outcome Take(Round round, ReadOnlySpan<byte> message, long roundTrip)
    {
        switch (DnsMessageReader.Read(message, out var response))
        {
            case DnsReading.Whole:
                round.Series.Dns!.Count(AnswerJudgement.FactsOf(response));
                return AnswerJudgement.Judge(round.Plan.Entry.Dns!, response, roundTrip);
            case DnsReading.TooLarge:
                return Outcome.Lost(ProbeReason.TooLarge, $"the response has more than {DnsMessageReader.MaxRecords} records");
            default:
                return Outcome.Lost(ProbeReason.UnexpectedAnswer, "the response is malformed");
        }
    }
}
