using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Api.Dns;

/// <summary>One form for all ways to write the same record data, so that an expected answer can be compared with a received one. Pure.</summary>
public static class AnswerForm
{
    /// <summary>What a valid answer of the type looks like.</summary>
    public static string Example(string queryType) => queryType switch
    {
        QueryTypes.A => "192.0.2.7",
        QueryTypes.Aaaa => "2001:db8::7",
        QueryTypes.Mx => "10 mail.example.com",
        QueryTypes.Txt => "v=spf1 -all",
        QueryTypes.Soa => "ns1.example.com admin.example.com 2026112101 7200 3600 1209600 300",
        QueryTypes.Srv => "10 60 5060 sip.example.com",
        QueryTypes.Caa => "0 issue letsencrypt.org",
        QueryTypes.Https => "1 . alpn=h2,h3",
        _ => "www.example.com",
    };

    /// <summary>Names in lower case without the last dot, addresses as .NET writes them, text without quotes; null when the text can't be of that type.</summary>
    public static string? Canonical(string queryType, string text) => queryType switch
    {
        QueryTypes.A => Address(text, AddressFamily.InterNetwork),
        QueryTypes.Aaaa => Address(text, AddressFamily.InterNetworkV6),
        QueryTypes.Cname or QueryTypes.Ns or QueryTypes.Ptr => Fields(text, Name),
        QueryTypes.Mx => Fields(text, UInt16, Name),
        QueryTypes.Srv => Fields(text, UInt16, UInt16, UInt16, Name),
        QueryTypes.Soa => Fields(text, Name, Name, UInt32, UInt32, UInt32, UInt32, UInt32),
        QueryTypes.Caa => Fields(text, Octet, Tag, value => value),
        QueryTypes.Txt => Text(text),
        QueryTypes.Https => Service(text),
        _ => null,
    };

    private static string? Address(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == family && (family == AddressFamily.InterNetworkV6 || text.Count(c => c == '.') == 3)
            ? address.ToString()
            : null;

    private static string? Text(string text) =>
        !text.TrimStart().StartsWith('"') ? PresentationTokens.ToByteCharacters(text)
        : PresentationTokens.Read(text) is { } strings ? string.Concat(strings)
        : null;

    // The order of SvcParams means nothing (RFC 9460 §2.1).
    private static string? Service(string text)
    {
        if (PresentationTokens.Read(text) is not { Count: >= 2 } tokens || UInt16(tokens[0]) is not { } priority || Name(tokens[1]) is not { } target) return null;
        return string.Join(' ', [priority, target, .. tokens.Skip(2).Order(StringComparer.Ordinal)]);
    }

    private static string? Fields(string text, params ReadOnlySpan<Func<string, string?>> fields)
    {
        if (PresentationTokens.Read(text) is not { } tokens || tokens.Count != fields.Length) return null;
        var forms = new string[fields.Length];
        for (var i = 0; i < forms.Length; i++)
        {
            if (fields[i](tokens[i]) is not { } form) return null;
            forms[i] = form;
        }

        return string.Join(' ', forms);
    }

    private static string? Name(string token)
    {
        if (token == ".") return token;
        var name = token.EndsWith('.') && !token.EndsWith("\\.", StringComparison.Ordinal) ? token[..^1] : token;
        var isName = name.Length is > 0 and <= 1024 && !IPAddress.TryParse(name, out _) && name.Split('.').All(label => label.Length > 0) && name.All(c => c is > ' ' and < '\x7f');
        return isName ? name.ToLowerInvariant() : null;
    }

    private static string? Octet(string token) => byte.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Text(value) : null;

    private static string? UInt16(string token) => ushort.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Text(value) : null;

    private static string? UInt32(string token) => uint.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Text(value) : null;

    private static string? Tag(string token) => token.Length > 0 && token.All(char.IsAsciiLetterOrDigit) ? token.ToLowerInvariant() : null;

    private static string Text(uint value) => value.ToString(CultureInfo.InvariantCulture);
}
