using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Http;

/// <summary>
/// What the platform's client sends as HTTP/2, made what a probe should send. It says "https" where the client says "http": that takes a connection that it has not secured
/// itself for a plain one, and servers refuse a request whose :scheme is not that of their connection. The field is the second one of the request's header block, an entry of
/// HPACK's static table (RFC 7541 appendix A). And it lets one request pass: the client would send it four times more to a server that refuses it (RFC 9113 §8.7).
/// </summary>
internal sealed class SingleRequestStream(Stream inner) : AsyncStream
{
    private const int FrameHeader = 9, Headers = 1;
    private const byte Http = 0x86, Https = 0x87;

    private bool _isAsked;

    public override bool CanWrite => true;

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var at = HeadersIn(buffer.Span);
        if (at < 0) return inner.WriteAsync(buffer, cancellationToken);
        if (_isAsked) throw new IOException("the server refused the request");
        _isAsked = true;
        var frames = buffer.ToArray();
        SaySecure(frames.AsSpan(at + FrameHeader));
        return inner.WriteAsync(frames, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Where the frame with the fields of a request begins; -1 when there is none. The client writes whole frames.</summary>
    private static int HeadersIn(ReadOnlySpan<byte> frames)
    {
        for (var at = frames.StartsWith(Preface) ? Preface.Length : 0; at + FrameHeader < frames.Length;)
        {
            if (frames[at + 3] == Headers) return at;
            at += FrameHeader + ((frames[at] << 16) | (frames[at + 1] << 8) | frames[at + 2]);
        }

        return -1;
    }

    private static void SaySecure(Span<byte> fields)
    {
        // The method is an entry of the static table, too, or the name of one with a text of less than 127 bytes behind it.
        var scheme = (fields[0] & 0x80) != 0 ? 1 : 2 + (fields[1] & 0x7F);
        if (fields[scheme] != Http) throw new InvalidOperationException("HTTP/2 is not written as expected");
        fields[scheme] = Https;
    }
}
