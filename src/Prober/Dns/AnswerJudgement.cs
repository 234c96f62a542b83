using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Whether a response is what the probe expects. Pure.</summary>
internal static class AnswerJudgement
{
    private const int MaxListed = 3;

    /// <param name="answers">May be null when none are expected.</param>
    /// <param name="roundTrip">Nanoseconds.</param>
    public static Outcome Judge(DnsEntry query, int responseCode, IReadOnlyList<DnsRecord>? answers, long roundTrip)
    {
        var code = DnsResponseCodes.NameOf(responseCode);
        if (!query.ExpectedResponseCodes.Contains(code))
            return Outcome.Lost(ProbeReason.UnexpectedAnswer, $"the response code is {code}, expected is {string.Join(" or ", query.ExpectedResponseCodes)}");
        if (query.ExpectedAnswers.Count == 0) return Outcome.Received(roundTrip);

        // A CNAME that leads to the answer is no answer of the type that was asked for.
        var received = (answers ?? []).Where(record => record.Type.ToString() == query.QueryType).Select(record => record.Data).ToArray();
        var forms = received.Select(data => AnswerForm.Canonical(query.QueryType, data)).ToHashSet();
        return query.ExpectedAnswers.FirstOrDefault(answer => !forms.Contains(AnswerForm.Canonical(query.QueryType, answer))) is { } missing
            ? Outcome.Lost(ProbeReason.UnexpectedAnswer, $"{missing} is not among the {received.Length} answers{List(received)}")
            : Outcome.Received(roundTrip);
    }

    private static string List(string[] received) =>
        received.Length == 0 ? "" : $": {string.Join(", ", received.Take(MaxListed))}{(received.Length > MaxListed ? ", …" : "")}";
}
