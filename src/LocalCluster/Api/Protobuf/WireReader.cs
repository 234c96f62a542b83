using System.Text;

namespace NetworkTelemetry.LocalCluster.Api.Protobuf;

/// <summary>The protobuf wire format, as far as Kubernetes uses it.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <param name="number">The number of the next field.</param>
    /// <param name="value">Its content when it has a length.</param>
    /// <param name="integer">Its value when it is a varint.</param>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public bool Next(out int number, out ReadOnlySpan<byte> value, out ulong integer)
    {
        number = 0;
        value = default;
        integer = 0;
        if (_rest.IsEmpty)
            return false;
        var tag = Varint();
        number = (int)(tag >> 3);
        switch (tag & 7)
        {
            case 0:
                integer = Varint();
                break;
            case 1:
                Take(8);
                break;
            case 2:
                value = Take(Varint());
                break;
            case 5:
                Take(4);
                break;
            default:
                throw new FormatException($"field {number} has the unknown wire type {tag & 7}");
        }

        return true;
    }

    public static string Text(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw new FormatException("the message ends within a field");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        throw new FormatException("a number is longer than 64 bits");
    }
}
