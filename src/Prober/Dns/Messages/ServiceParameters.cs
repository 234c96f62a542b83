using System.Globalization;
using System.Net;
using System.Text;

namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>The SvcParams of HTTPS records in presentation form (RFC 9460 §2.1, §14.3.2). Pure.</summary>
internal static class ServiceParameters
{
    private const int Mandatory = 0, Alpn = 1, NoDefaultAlpn = 2, Port = 3, IPv4Hint = 4, Ech = 5, IPv6Hint = 6;

    private static readonly string[] Names = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint"];

    /// <summary>Each parameter with a space before it.</summary>
    public static string ToText(ref WireReader data)
    {
        var text = new StringBuilder();
        while (data is { Left: > 0, Failed: false })
        {
            var key = data.UInt16();
            var value = data.Part(data.UInt16());
            text.Append(' ').Append(NameOf(key));
            if (ValueOf(key, ref value) is { } written) text.Append('=').Append(written);
            if (value.Failed || value.Left > 0) data.Bytes(int.MaxValue);
        }

        return text.ToString();
    }

    private static string? ValueOf(int key, ref WireReader value) => key switch
    {
        Mandatory => List(ref value, static (ref reader) => NameOf(reader.UInt16())),
        Alpn => List(ref value, static (ref reader) => Identifier(reader.CharacterString())),
        NoDefaultAlpn => null,
        Port => value.UInt16().ToString(CultureInfo.InvariantCulture),
        IPv4Hint => List(ref value, static (ref reader) => Address(reader.Bytes(4))),
        IPv6Hint => List(ref value, static (ref reader) => Address(reader.Bytes(16))),
        Ech => Convert.ToBase64String(value.Rest()),
        _ => value.Left == 0 ? null : CharacterString.Quote(value.Rest()),
    };

    private static string List(ref WireReader value, ReadItem item)
    {
        var items = new List<string>();
        do items.Add(item(ref value));
        while (value is { Left: > 0, Failed: false });
        return string.Join(',', items);
    }

    private static string Identifier(ReadOnlySpan<byte> bytes)
    {
        var quoted = CharacterString.Quote(bytes);
        return quoted.Contains('\\') || quoted.Contains(' ') || quoted.Contains(',') ? quoted : quoted[1..^1];
    }

    private static string Address(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "" : new IPAddress(bytes).ToString();

    private static string NameOf(int key) => key < Names.Length ? Names[key] : string.Create(CultureInfo.InvariantCulture, $"key{key}");

    private delegate string ReadItem(ref WireReader reader);
}
