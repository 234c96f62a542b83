using System.Buffers.Binary;
using System.Text;

namespace NetworkTelemetry.Metrics.Tests.Protobuf;

/// <summary>Reads the wire format of Protocol Buffers field by field; written from its description, so that writer and reader can't share a mistake.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public int Field { get; private set; }

    public int Wire { get; private set; }

    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        var tag = Varint();
        (Field, Wire) = ((int)(tag >> 3), (int)(tag & 7));
        return true;
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var octet = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(octet & 0x7f) << shift;
            if (octet < 0x80) return value;
        }
    }

    public long Signed()
    {
        var value = Varint();
        return value % 2 == 0 ? (long)(value / 2) : -(long)(value / 2) - 1;
    }

    public double Double()
    {
        Assert.Equal(1, Wire);
        var value = BinaryPrimitives.ReadDoubleLittleEndian(_rest);
        _rest = _rest[8..];
        return value;
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = (int)Varint();
        var value = _rest[..length];
        _rest = _rest[length..];
        return value;
    }

    public string Text() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes());
}
