using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Http;

/// <summary>
/// Says "https" where the platform's client says "http": it takes a connection that it has not secured itself for a plain one, and servers refuse a request whose
/// :scheme is not that of their connection. The field is the second one of the request's header block, an entry of HPACK's static table (RFC 7541 appendix A).
/// </summary>
internal sealed class SecureSchemeStream(Stream inner) : AsyncStream
{
    private const int FrameHeader = 9, Headers = 1;
    private const byte Http = 0x86, Https = 0x87;

    private bool _isSaid;

    public override bool CanWrite => true;

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(_isSaid ? buffer : Correct(buffer.ToArray()), cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The client writes whole frames.</summary>
    private byte[] Correct(byte[] frames)
    {
        for (var at = frames.AsSpan().StartsWith(Preface) ? Preface.Length : 0; at + FrameHeader < frames.Length && !_isSaid;)
        {
            var length = (frames[at] << 16) | (frames[at + 1] << 8) | frames[at + 2];
            if (frames[at + 3] == Headers) CorrectFields(frames.AsSpan(at + FrameHeader, length));
            at += FrameHeader + length;
        }

        return frames;
    }

    private void CorrectFields(Span<byte> fields)
    {
        // The method is an entry of the static table, too, or the name of one with a text of less than 127 bytes behind it.
        var scheme = (fields[0] & 0x80) != 0 ? 1 : 2 + (fields[1] & 0x7F);
        if (fields[scheme] != Http) throw new InvalidOperationException("HTTP/2 is not written as expected");
        fields[scheme] = Https;
        _isSaid = true;
    }
}
