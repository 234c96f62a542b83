using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Whether a response is what the probe expects, and what it says. Pure.</summary>
internal static class AnswerJudgement
{
    private const int MaxListed = 3;

    /// <param name="roundTrip">Nanoseconds.</param>
    public static Outcome Judge(DnsEntry query, DnsMessage message, long roundTrip)
    {
        var code = DnsResponseCodes.NameOf(message.ResponseCode);
        if (!query.ExpectedResponseCodes.Contains(code))
            return Outcome.Lost(ProbeReason.UnexpectedAnswer, $"the response code is {code}, expected is {string.Join(" or ", query.ExpectedResponseCodes)}");
        if (query.ExpectedAnswers.Count == 0) return Outcome.Received(roundTrip);

        // A CNAME that leads to the answer is no answer of the type that was asked for.
        var received = message.Answers.Where(record => record.Type.ToString() == query.QueryType).Select(record => record.Data).ToArray();
        var forms = received.Select(data => AnswerForm.Canonical(query.QueryType, data)).ToHashSet();
        return query.ExpectedAnswers.FirstOrDefault(answer => !forms.Contains(AnswerForm.Canonical(query.QueryType, answer))) is { } missing
            ? Outcome.Lost(ProbeReason.UnexpectedAnswer, $"{missing} is not among the {received.Length} answers{List(received)}")
            : Outcome.Received(roundTrip);
    }

    public static DnsFacts FactsOf(DnsMessage message)
    {
        uint? ttl = null;
        foreach (var record in message.Answers) ttl = Math.Min(ttl ?? uint.MaxValue, record.Ttl);
        var soa = FirstSoa(message.Answers) ?? FirstSoa(message.Authorities);
        return new DnsFacts(
            DnsResponseCodes.NameOf(message.ResponseCode), message.Answers.Count, message.Authorities.Count, message.Additionals.Count, ttl,
            soa is null || !uint.TryParse(soa.Data.Split(' ')[2], out var serial) ? null : serial);
    }

    private static DnsRecord? FirstSoa(IReadOnlyList<DnsRecord> records)
    {
        foreach (var record in records)
            if (record.Type == RecordType.SOA) return record;
        return null;
    }

    private static string List(string[] received) =>
        received.Length == 0 ? "" : $": {string.Join(", ", received.Take(MaxListed))}{(received.Length > MaxListed ? ", …" : "")}";
}
