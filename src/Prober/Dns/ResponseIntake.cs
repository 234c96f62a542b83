using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Reads the response to a query of ours, counts what it says and judges it.</summary>
internal static class ResponseIntake
{
    /// <param name="roundTrip">Nanoseconds.</param>
    public static Outcome Take(Round round, ReadOnlySpan<byte> message, long roundTrip)
    {
        var entry = round.Plan.Entry.Dns!;
        IReadOnlyList<DnsRecord>? answers = null;
        MessageFigures figures;
        DnsReading reading;
        if (entry.ExpectedAnswers.Count == 0) reading = DnsMessageReader.Scan(message, out figures);
        else
        {
            reading = DnsMessageReader.Read(message, out var response);
            (figures, answers) = (response.Figures, response.Answers);
        }

        switch (reading)
        {
            case DnsReading.Whole:
                var results = round.Series.Dns!;
                results.Count(FactsOf(figures, results.Last));
                return AnswerJudgement.Judge(entry, figures.ResponseCode, answers, roundTrip);
            case DnsReading.TooLarge:
                return Outcome.Lost(ProbeReason.TooLarge, $"the response has more than {DnsMessageReader.MaxRecords} records");
            default:
                return Outcome.Lost(ProbeReason.UnexpectedAnswer, "the response is malformed");
        }
    }

    /// <summary>Most responses say the same as the one before: then it stays the same object.</summary>
    private static DnsFacts FactsOf(in MessageFigures figures, DnsFacts? last)
    {
        var code = DnsResponseCodes.NameOf(figures.ResponseCode);
        return last is not null && last.Code == code && last.Answers == figures.Answers && last.Authorities == figures.Authorities && last.Additionals == figures.Additionals
            && last.MinTtl == figures.MinTtl && last.SoaSerial == figures.SoaSerial
            ? last
            : new DnsFacts(code, figures.Answers, figures.Authorities, figures.Additionals, figures.MinTtl, figures.SoaSerial);
    }
}
