using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Names between wire form (RFC 1035 §3.1, §4.1.4) and presentation form (§5.1). Pure; never throws on what came from outside.</summary>
internal static class DomainName
{
    public const int MaxBytes = 255;
    private const int MaxLabel = 63;
    private const int PointerBits = 0xC0;

    /// <summary>As many as a name can have labels. A message of 64 KiB could otherwise make a walk of thousands of pointers out of each of its names.</summary>
    private const int MaxJumps = 127;

    /// <summary>Reads a name that may be compressed; the offset is then behind it. The text is absolute: it ends in a dot.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, ref int offset, out string name)
    {
        var text = new StringBuilder();
        name = "";
        if (!TryWalk(message, ref offset, text)) return false;
        name = text.Length == 0 ? "." : text.ToString();
        return true;
    }

    /// <summary>The same without the text.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> message, ref int offset) => TryWalk(message, ref offset, null);

    private static bool TryWalk(ReadOnlySpan<byte> message, ref int offset, StringBuilder? text)
    {
        var (position, before, end, bytes, jumps) = (offset, offset, -1, 1, 0);
        while (true)
        {
            if (position >= message.Length) return false;
            int size = message[position];
            if (size == 0) break;
            if ((size & PointerBits) == PointerBits)
            {
                if (position + 1 >= message.Length) return false;
                var target = ((size & ~PointerBits) << 8) | message[position + 1];

                // Each jump must lead further back than the last: then there can be no loop.
                if (target >= before || ++jumps > MaxJumps) return false;
                if (end < 0) end = position + 2;
                position = before = target;
                continue;
            }

            bytes += size + 1;
            if (size > MaxLabel || bytes > MaxBytes || position + 1 + size > message.Length) return false;
            if (text is not null) AppendLabel(text, message.Slice(position + 1, size));
            position += 1 + size;
        }

        offset = end >= 0 ? end : position + 1;
        return true;
    }

    /// <summary>Writes without compression; false when the text is no name or the buffer too small.</summary>
    public static bool TryWrite(string name, Span<byte> buffer, out int written)
    {
        written = 0;
        if (buffer.Length > MaxBytes) buffer = buffer[..MaxBytes];
        if (name.Length == 0 || buffer.IsEmpty) return false;
        var (label, at) = (0, 1);
        for (var i = 0; name != "." && i < name.Length; i++)
        {
            if (name[i] == '.')
            {
                if (!TryEndLabel(buffer, label, at)) return false;
                label = at++;
                continue;
            }

            if (!TryReadByte(name, ref i, out var value) || at >= buffer.Length) return false;
            buffer[at++] = value;
        }

        // A relative name ends with its last label, an absolute one with an empty label that is the root.
        if (at - label > 1)
        {
            if (!TryEndLabel(buffer, label, at)) return false;
            label = at++;
        }

        if (label >= buffer.Length) return false;
        buffer[label] = 0;
        written = label + 1;
        return true;
    }

    private static bool TryEndLabel(Span<byte> buffer, int label, int at)
    {
        var size = at - label - 1;
        if (size is 0 or > MaxLabel || at >= buffer.Length) return false;
        buffer[label] = (byte)size;
        return true;
    }

    private static bool TryReadByte(string name, ref int i, out byte value)
    {
        value = 0;
        if (name[i] == '\\')
        {
            if (++i >= name.Length) return false;
            if (char.IsAsciiDigit(name[i]))
            {
                if (i + 3 > name.Length || !byte.TryParse(name.AsSpan(i, 3), NumberStyles.None, CultureInfo.InvariantCulture, out value)) return false;
                i += 2;
                return true;
            }
        }

        if (name[i] > 127) return false;
        value = (byte)name[i];
        return true;
    }

    private static void AppendLabel(StringBuilder text, ReadOnlySpan<byte> label)
    {
        foreach (var b in label)
        {
            if (b is <= 32 or >= 127) text.Append(CultureInfo.InvariantCulture, $"\\{b:D3}");
            else if (b is (byte)'.' or (byte)'\\' or (byte)'"' or (byte)'(' or (byte)')' or (byte)';' or (byte)'@' or (byte)'$') text.Append('\\').Append((char)b);
            else text.Append((char)b);
        }

        text.Append('.');
    }
}
