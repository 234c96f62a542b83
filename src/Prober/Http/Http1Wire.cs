using System.Buffers;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Prober.Http;

/// <summary>HTTP/1.1; as a stream it is the body of the response.</summary>
internal sealed class Http1Wire(Stream connection) : AsyncStream, IHttpWire
{
    private const int FirstBuffer = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _from;
    private int _to;
    private BodyFraming _body = new LengthFraming(0);

    public async ValueTask<ResponseHead> AskAsync(HttpAim aim, Hop hop, string? authorization, CancellationToken cancellation)
    {
        await connection.WriteAsync(
            RequestHead.Write(hop.Method, hop.Uri.PathAndQuery, RequestHeaders.Of(aim, hop, authorization), hop.SendsBody ? aim.Body : null), cancellation);
        for (var before = 0; ;)
        {
            var length = await ReceiveHeadAsync(before, cancellation);
            var head = ResponseHeadReader.Read(_buffer.AsSpan(_from, length))
                ?? throw new HttpIOException(HttpRequestError.InvalidResponse, "the head of the response is malformed");
            _from += length;
            before += length;
            if (head.IsInterim) continue;
            _body = BodyFraming.Of(head, hasBody: hop.Method != "HEAD");

            // Chunks overrule a length (RFC 9112 §6.3), and one of a body that does not follow says nothing about this response.
            return head.IsChunked || _body.HasEnded ? head with { ContentLength = null } : head;
        }
    }

    public ValueTask<Stream> BodyAsync(CancellationToken cancellation) => ValueTask.FromResult<Stream>(this);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_body.HasEnded && !buffer.IsEmpty)
        {
            var received = Math.Min(_to - _from, buffer.Length);
            if (received > 0)
            {
                // What came together with the head.
                _buffer.AsSpan(_from, received).CopyTo(buffer.Span);
                _from += received;
            }
            else
            {
                received = await connection.ReadAsync(buffer, cancellationToken);
                if (received == 0) _body.Close();
            }

            if (_body.Take(buffer.Span[..received]) is > 0 and var count) return count;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        base.Dispose(disposing);
    }

    /// <summary>How long the next head is, which then begins at _from.</summary>
    private async ValueTask<int> ReceiveHeadAsync(int before, CancellationToken cancellation)
    {
        for (var searched = 0; ;)
        {
            var received = _to - _from;
            if (!ResponseHeadReader.CanBegin(_buffer.AsSpan(_from, received)))
                throw new HttpIOException(HttpRequestError.InvalidResponse, "what the server sent is no HTTP response");
            if (ResponseHeadReader.LengthOf(_buffer.AsSpan(_from, received), searched) is > 0 and var length) return length;
            if (before + received > IHttpWire.MaxHeaderKilobytes * 1024) throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded);
            searched = received;
            MakeRoom();
            var read = await connection.ReadAsync(_buffer.AsMemory(_to), cancellation);
            if (read == 0) throw new HttpIOException(HttpRequestError.ResponseEnded);
            _to += read;
        }
    }

    private void MakeRoom()
    {
        var received = _buffer.AsSpan(_from, _to - _from);
        var target = _to - _from < _buffer.Length / 2 ? _buffer : ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        received.CopyTo(target);
        if (target != _buffer) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _from, _to) = (target, 0, received.Length);
    }
}
