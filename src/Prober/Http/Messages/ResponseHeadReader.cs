using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace NetworkTelemetry.Prober.Http.Messages;

/// <summary>Reads the head of an HTTP/1 response (RFC 9112 §2 to §6). Pure.</summary>
internal static class ResponseHeadReader
{
    private const int StatusLineBytes = 12, VersionAt = 7, StatusAt = 9;

    /// <summary>Characters. A head full of encodings would be copied with each of them.</summary>
    private const int MaxEncodings = 64;

    private static readonly SearchValues<byte> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static ReadOnlySpan<byte> Protocol => "HTTP/1."u8;

    /// <summary>How many bytes the head has with the empty line that ends it; 0 when that has not come yet. Lines may end without a carriage return.</summary>
    /// <param name="searched">So many bytes have been looked at before.</param>
    public static int LengthOf(ReadOnlySpan<byte> received, int searched)
    {
        for (var at = Math.Max(0, searched - 2); received[at..].IndexOf((byte)'\n') is >= 0 and var found;)
        {
            at += found + 1;
            if (received[at..].StartsWith("\n"u8)) return at + 1;
            if (received[at..].StartsWith("\r\n"u8)) return at + 2;
        }

        return 0;
    }

    /// <summary>Whether what begins so can become a response.</summary>
    public static bool CanBegin(ReadOnlySpan<byte> received) => received.Length < Protocol.Length ? Protocol.StartsWith(received) : received.StartsWith(Protocol);

    /// <param name="head">Whole, with the empty line.</param>
    /// <returns>Null when it is malformed.</returns>
    public static ResponseHead? Read(ReadOnlySpan<byte> head)
    {
        if (StatusLine(TakeLine(ref head)) is not { } response) return null;
        while (true)
        {
            var line = TakeLine(ref head);
            if (line.IsEmpty) return response;
            var colon = line.IndexOf((byte)':');
            if (colon < 1 || line[..colon].ContainsAnyExcept(Token) || With(response, line[..colon], Trim(line[(colon + 1)..])) is not { } next) return null;
            response = next;
        }
    }

    private static ResponseHead? StatusLine(ReadOnlySpan<byte> line)
    {
        if (line.Length < StatusLineBytes || !line.StartsWith(Protocol) || line[StatusAt - 1] != ' ' || !char.IsAsciiDigit((char)line[VersionAt])) return null;
        if (line.Length > StatusLineBytes && line[StatusLineBytes] != ' ') return null;
        return int.TryParse(line[StatusAt..StatusLineBytes], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 999
            ? new ResponseHead(status, line[VersionAt] == '0' ? 1.0 : 1.1)
            : null;
    }

    // The line without its end, together with those that continue it (RFC 9112 §5.2).
    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> head)
    {
        for (var at = 0; ;)
        {
            var end = head[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                var rest = head;
                head = default;
                return rest;
            }

            at += end + 1;
            if (at < head.Length && head[at] is (byte)' ' or (byte)'\t') continue;
            var line = head[..(at - 1)];
            head = head[at..];
            return line.EndsWith("\r"u8) ? line[..^1] : line;
        }
    }

    private static ResponseHead? With(ResponseHead response, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (value.Contains((byte)'\0')) return null;
        if (Is(name, "content-length"u8)) return WithLength(response, value);
        if (Is(name, "transfer-encoding"u8)) return response with { IsChunked = EndsWithChunked(value) };
        if (Is(name, "location"u8)) return response with { Location = response.Location ?? Address(value) };
        if (Is(name, "content-type"u8)) return response with { ContentType = response.ContentType ?? Encoding.Latin1.GetString(value) };
        if (!Is(name, "content-encoding"u8)) return response;
        if (response.ContentEncoding?.Length > MaxEncodings) return response;
        var encoding = Encoding.Latin1.GetString(value);
        return response with { ContentEncoding = response.ContentEncoding is { } first ? $"{first}, {encoding}" : encoding };
    }

    // Some servers send UTF-8 as it is. Each byte that is none would cost thirty to replace; the old character set of headers has a character for all.
    private static string Address(ReadOnlySpan<byte> value) => Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : Encoding.Latin1.GetString(value);

    // One that is no number says nothing, and the body ends with the connection. Two that differ are how responses are smuggled (RFC 9112 §6.3).
    private static ResponseHead? WithLength(ResponseHead response, ReadOnlySpan<byte> value)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)) return response;
        return response.ContentLength is { } other && other != length ? null : response with { ContentLength = length };
    }

    private static bool EndsWithChunked(ReadOnlySpan<byte> codings) => Is(Trim(codings[(codings.LastIndexOf((byte)',') + 1)..]), "chunked"u8);

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase) => Ascii.EqualsIgnoreCase(text, lowerCase);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value.Trim(" \t"u8);
}
