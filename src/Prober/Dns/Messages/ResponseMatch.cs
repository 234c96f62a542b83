namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Whether a message is the response to a query of ours, or noise, or forged (RFC 5452 §3). Pure.</summary>
internal static class ResponseMatch
{
    private const int FormatError = 1, NotImplemented = 4;

    public static bool IsResponseTo(ReadOnlySpan<byte> message, ushort id, DnsQuestion question)
    {
        if (!DnsHeader.TryRead(message, out var header) || header.Id != id || !header.IsResponse || header.OperationCode != 0) return false;

        // Servers that can't make sense of a query may leave the question out.
        if (header.Questions == 0) return header.ResponseCode is FormatError or NotImplemented;
        var reader = new WireReader(message, DnsHeader.Bytes);
        var (name, type, recordClass) = (reader.Name(), reader.UInt16(), reader.UInt16());
        return !reader.Failed && header.Questions == 1 && type == (ushort)question.Type && recordClass == 1 && IsSameName(name, question.Name);
    }

    /// <summary>The same for a query that we have as it was sent: most servers repeat its question byte by byte.</summary>
    public static bool IsResponseTo(ReadOnlySpan<byte> message, ushort id, QueryTemplate query) =>
        IsPlainResponse(message, id) && message[DnsHeader.Bytes..].StartsWith(query.WireQuestion) || IsResponseTo(message, id, query.Question);

    private static bool IsPlainResponse(ReadOnlySpan<byte> message, ushort id) =>
        DnsHeader.TryRead(message, out var header) && header is { IsResponse: true, OperationCode: 0, Questions: 1 } && header.Id == id;

    private static bool IsSameName(string received, string asked) =>
        received.AsSpan().TrimEnd('.').Equals(asked.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
