using NetworkTelemetry.Prober.Dns.Messages;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>A query as it goes out, and what its response must repeat.</summary>
internal sealed record SentQuery(ushort Id, DnsQuestion Question, ReadOnlyMemory<byte> Message)
{
    /// <exception cref="ArgumentException">The name is no name; lists with such names are not accepted.</exception>
    public static SentQuery Of(DnsQuestion question)
    {
        var id = QueryIdentifier.Next();
        Span<byte> buffer = stackalloc byte[DnsQuery.MaxBytes];
        var length = DnsQuery.Write(buffer, id, question);
        return length > 0 ? new SentQuery(id, question, buffer[..length].ToArray()) : throw new ArgumentException($"{question.Name} is not a DNS name", nameof(question));
    }
}
