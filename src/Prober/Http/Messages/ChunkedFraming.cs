namespace NetworkTelemetry.Prober.Http.Messages;

/// <summary>A body in chunks, each behind its length in hexadecimal digits (RFC 9112 §7.1). Their extensions and what follows the last one are skipped.</summary>
internal sealed class ChunkedFraming : BodyFraming
{
    /// <summary>Between two pieces of the body: a server could send extensions and trailers without end.</summary>
    private const int MaxOverhead = 64 * 1024;
    private const int MaxDigits = 15;

    private enum Expected
    {
        Length,
        Extension,
        Data,
        EndOfData,
        Trailer,
    }

    private Expected _expected = Expected.Length;
    private long _left;
    private int _digits;
    private int _overhead;
    private bool _isTrailerLineEmpty = true;

    public override int Take(Span<byte> received)
    {
        var count = 0;
        for (var at = 0; at < received.Length && !HasEnded;)
        {
            if (_expected != Expected.Data)
            {
                if (++_overhead > MaxOverhead) throw Malformed($"more than {MaxOverhead} bytes lie between its chunks");
                TakeOverhead(received[at++]);
                continue;
            }

            var piece = (int)Math.Min(received.Length - at, _left);
            received.Slice(at, piece).CopyTo(received[count..]);
            at += piece;
            count += piece;
            _left -= piece;
            _overhead = 0;
            if (_left == 0) _expected = Expected.EndOfData;
        }

        return count;
    }

    private void TakeOverhead(byte value)
    {
        switch (_expected)
        {
            case Expected.Length when char.IsAsciiHexDigit((char)value) && _digits < MaxDigits:
                _left = (_left << 4) | (uint)Convert.ToInt32(char.ToString((char)value), 16);
                _digits++;
                break;
            case Expected.Length when _digits > 0 && value is (byte)'\n':
            case Expected.Extension when value is (byte)'\n':
                _expected = _left == 0 ? Expected.Trailer : Expected.Data;
                _digits = 0;
                break;
            case Expected.Length when _digits > 0 && value is (byte)';' or (byte)' ' or (byte)'\t' or (byte)'\r':
                _expected = Expected.Extension;
                break;
            case Expected.Extension:
            case Expected.EndOfData when value is (byte)'\r':
                break;
            case Expected.EndOfData when value is (byte)'\n':
                _expected = Expected.Length;
                break;
            case Expected.Trailer when value is (byte)'\n':
                HasEnded = _isTrailerLineEmpty;
                _isTrailerLineEmpty = true;
                break;
            case Expected.Trailer:
                _isTrailerLineEmpty &= value is (byte)'\r';
                break;
            default:
                throw Malformed("a chunk does not begin or end as it should");
        }
    }

    private static HttpIOException Malformed(string what) => new(HttpRequestError.InvalidResponse, $"the chunked body is malformed: {what}");
}
