using System.Buffers.Binary;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Dns.Messages;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>The query of an entry, encoded once: only the identifier changes. For one thread.</summary>
internal sealed class QueryTemplate
{
    private const int OptionRecordBytes = 11;

    private readonly byte[] _message;

    /// <exception cref="ArgumentException">The name is no name; lists with such names are not accepted.</exception>
    public QueryTemplate(DnsEntry entry)
    {
        Question = new DnsQuestion(entry.QueryName, Enum.Parse<RecordType>(entry.QueryType));
        _message = SentQuery.Of(Question).Message.ToArray();
    }

    public DnsQuestion Question { get; }

    /// <summary>Name, type and class as they are sent.</summary>
    public ReadOnlySpan<byte> WireQuestion => _message.AsSpan(DnsHeader.Bytes..^OptionRecordBytes);

    /// <summary>The message; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(ushort id)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_message, id);
        return _message;
    }
}
