using System.Globalization;
using System.Net;

namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>The presentation form of record data. Pure.</summary>
internal static class RecordData
{
    /// <summary>The reader has failed or has bytes left when the data is not of that type.</summary>
    public static string ToText(RecordType type, ref WireReader data) => type switch
    {
        RecordType.A => Address(data.Bytes(4)),
        RecordType.AAAA => Address(data.Bytes(16)),
        RecordType.NS or RecordType.CNAME or RecordType.PTR => data.Name(),
        RecordType.MX => Join(data.UInt16(), data.Name()),
        RecordType.SRV => Join(data.UInt16(), data.UInt16(), data.UInt16(), data.Name()),
        RecordType.SOA => Join(data.Name(), data.Name(), data.UInt32(), data.UInt32(), data.UInt32(), data.UInt32(), data.UInt32()),
        RecordType.TXT => Strings(ref data),
        RecordType.CAA => Join(data.Byte(), Tag(data.CharacterString()), CharacterString.Quote(data.Rest())),
        RecordType.HTTPS => Join(data.UInt16(), data.Name() + ServiceParameters.ToText(ref data)),
        _ => ToUnknownText(ref data),
    };

    /// <summary>RFC 3597 §5.</summary>
    public static string ToUnknownText(ref WireReader data)
    {
        var bytes = data.Rest();
        return bytes.IsEmpty ? @"\# 0" : string.Create(CultureInfo.InvariantCulture, $@"\# {bytes.Length} {Convert.ToHexStringLower(bytes)}");
    }

    // The reader has failed when the bytes are not there; the text is thrown away then.
    private static string Address(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "" : new IPAddress(bytes).ToString();

    private static string Join(params ReadOnlySpan<object> fields) => string.Join(' ', fields!);

    private static string Tag(ReadOnlySpan<byte> tag) => System.Text.Encoding.Latin1.GetString(tag);

    private static string Strings(ref WireReader data)
    {
        var strings = new List<string>();
        do strings.Add(CharacterString.Quote(data.CharacterString()));
        while (data is { Left: > 0, Failed: false });
        return string.Join(' ', strings);
    }
}
