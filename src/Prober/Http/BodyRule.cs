using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Http;

/// <summary>What is asked of a body.</summary>
internal sealed class BodyRule
{
    private readonly BodyMatchEntry _entry;
    private readonly BoundedPattern? _pattern;

    /// <exception cref="ArgumentException">The expression can't be read.</exception>
    public BodyRule(BodyMatchEntry entry)
    {
        _entry = entry;
        if (entry.Regex is { } pattern) _pattern = new BoundedPattern(pattern);
    }

    /// <summary>What is wrong with the body; null when nothing is.</summary>
    public string? Check(ReadOnlySpan<byte> body, string? charset)
    {
        var text = EncodingOf(charset).GetString(body);
        var found = _pattern is null ? text.Contains(_entry.Contains ?? "", StringComparison.Ordinal) : _pattern.IsMatch(text);
        return found is null ? BoundedPattern.TookTooLong : found != _entry.MustNotMatch ? null : Explain();
    }

    private string Explain() =>
        (_pattern is null ? $"the text \"{_entry.Contains}\" " : $"a match of \"{_entry.Regex}\" ") + (_entry.MustNotMatch ? "is in the body and must not be" : "is not in the body");

    private static Encoding EncodingOf(string? charset) => charset?.Trim('"', ' ').ToUpperInvariant() switch
    {
        "ISO-8859-1" or "LATIN1" or "WINDOWS-1252" => Encoding.Latin1,
        "UTF-16" or "UTF-16LE" => Encoding.Unicode,
        "UTF-16BE" => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };
}
