using System.Buffers;
using System.Text;

namespace NetworkTelemetry.LocalCluster.Api.Protobuf;

/// <summary>Writes one message in the protobuf wire format; fields that are absent or empty are left out.</summary>
internal sealed class WireWriter
{
    private const int Varint = 0;
    private const int Length = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void Text(int number, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Bytes(number, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>A member of a oneof: false is not the same as absent.</summary>
    public void Boolean(int number, bool value)
    {
        Integer((ulong)(number << 3 | Varint));
        Integer(value ? 1u : 0u);
    }

    public void Message(int number, WireWriter message) => Bytes(number, message.Written.Span);

    private void Bytes(int number, ReadOnlySpan<byte> content)
    {
        Integer((ulong)(number << 3 | Length));
        Integer((ulong)content.Length);
        _bytes.Write(content);
    }

    private void Integer(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Write([(byte)(value | 0x80)]);
        _bytes.Write([(byte)value]);
    }
}
