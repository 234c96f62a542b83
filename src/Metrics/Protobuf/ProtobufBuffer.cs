using System.Buffers.Binary;
using System.Text;

namespace NetworkTelemetry.Metrics;

/// <summary>A message in the making: the wire format of Protocol Buffers, as much as metric families need. Cleared and used again, it allocates nothing.</summary>
internal sealed class ProtobufBuffer
{
    private const int VarintWire = 0;
    private const int Fixed64Wire = 1;
    private const int LengthWire = 2;
    private const int MaxVarint = 10;

    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Drops what comes after it.</summary>
    public void Truncate(int length) => Length = length;

    public static int VarintLength(ulong value) => Math.Max(1, (70 - System.Numerics.BitOperations.LeadingZeroCount(value)) / 7);

    public void Unsigned(int field, ulong value)
    {
        Tag(field, VarintWire);
        Varint(value);
    }

    /// <summary>A <c>sint32</c> or <c>sint64</c> (zigzag).</summary>
    public void Signed(int field, long value) => Unsigned(field, ZigZag(value));

    public void Double(int field, double value)
    {
        Tag(field, Fixed64Wire);
        BinaryPrimitives.WriteDoubleLittleEndian(Extend(sizeof(double)), value);
    }

    public void Text(int field, string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Start(field, length);
        Encoding.UTF8.GetBytes(value, Extend(length));
    }

    /// <summary>A string, bytes, packed numbers or a message.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Start(field, value.Length);
        Raw(value);
    }

    /// <summary>The head of a field whose content of this length is written next.</summary>
    public void Start(int field, int length)
    {
        Tag(field, LengthWire);
        Varint((ulong)length);
    }

    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Extend(value.Length));

    public void Varint(ulong value)
    {
        Span<byte> bytes = stackalloc byte[MaxVarint];
        var length = 0;
        for (; value >= 0x80; value >>= 7) bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        Raw(bytes[..length]);
    }

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private void Tag(int field, int wire) => Varint((ulong)((field << 3) | wire));

    private Span<byte> Extend(int length)
    {
        if (Length + length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(Length + length, _bytes.Length * 2));
        Length += length;
        return _bytes.AsSpan(Length - length, length);
    }
}
