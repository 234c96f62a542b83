using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>One DNS query (RFC 1035).</summary>
public sealed record DnsEntry
{
    private static readonly string[] NoErrorOnly = [DnsResponseCodes.NoError];

    /// <summary>The name in the question; for PTR of an address already the reverse name.</summary>
    public required string QueryName { get; init; }

    /// <summary>One of <see cref="QueryTypes"/>.</summary>
    public string QueryType { get; init => field = value ?? ProbeDefaults.DnsQueryType; } = ProbeDefaults.DnsQueryType;

    /// <summary>One of <see cref="DnsTransports"/>.</summary>
    public string Transport { get; init => field = value ?? ProbeDefaults.DnsTransport; } = ProbeDefaults.DnsTransport;

    /// <summary>DNS name or IP literal of the server; null: the resolvers of the prober's own pod.</summary>
    public string? Server { get; init; }

    public int Port { get; init => field = value != 0 ? value : ProbeDefaults.DnsPort; } = ProbeDefaults.DnsPort;

    /// <summary>Names of <see cref="DnsResponseCodes"/>.</summary>
    public IReadOnlyList<string> ExpectedResponseCodes { get; init => field = value is { Count: > 0 } ? value : NoErrorOnly; } = NoErrorOnly;

    /// <summary>Must all be among the answers; in any way of writing that <see cref="AnswerForm"/> takes.</summary>
    public IReadOnlyList<string> ExpectedAnswers { get; init => field = value ?? []; } = [];

    /// <summary>Whether the same question goes to the same server, whatever is expected.</summary>
    public bool AsksLike(DnsEntry? other) =>
        other is not null && QueryName == other.QueryName && QueryType == other.QueryType && Transport == other.Transport && Server == other.Server && Port == other.Port;

    // Lists are compared by their items: an entry that is read again must equal itself.
    public bool Equals(DnsEntry? other) =>
        AsksLike(other) && ExpectedResponseCodes.SequenceEqual(other!.ExpectedResponseCodes) && ExpectedAnswers.SequenceEqual(other.ExpectedAnswers);

    public override int GetHashCode() => HashCode.Combine(QueryName, QueryType, Transport, Server, Port, ExpectedResponseCodes.Count, ExpectedAnswers.Count);
}
