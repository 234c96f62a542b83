using System.Text;
using System.Text.RegularExpressions;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Http;

/// <summary>What is asked of a body.</summary>
internal sealed class BodyRule
{
    /// <summary>A match that takes longer is a mismatch: some expressions take years on some bodies.</summary>
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    private readonly BodyMatchEntry _entry;
    private readonly Regex? _regex;

    /// <exception cref="ArgumentException">The expression can't be read.</exception>
    public BodyRule(BodyMatchEntry entry)
    {
        _entry = entry;
        if (entry.Regex is { } pattern) _regex = new Regex(pattern, RegexOptions.CultureInvariant, MatchLimit);
    }

    /// <summary>What is wrong with the body; null when nothing is.</summary>
    public string? Check(ReadOnlySpan<byte> body, string? charset)
    {
        var text = EncodingOf(charset).GetString(body);
        try
        {
            var found = _regex?.IsMatch(text) ?? text.Contains(_entry.Contains ?? "", StringComparison.Ordinal);
            return found != _entry.MustNotMatch ? null : Explain();
        }
        catch (RegexMatchTimeoutException)
        {
            return $"matching the regular expression took longer than {MatchLimit.TotalSeconds:0} s";
        }
    }

    private string Explain() =>
        (_regex is null ? $"the text \"{_entry.Contains}\" " : $"a match of \"{_entry.Regex}\" ") + (_entry.MustNotMatch ? "is in the body and must not be" : "is not in the body");

    private static Encoding EncodingOf(string? charset) => charset?.Trim('"', ' ').ToUpperInvariant() switch
    {
        "ISO-8859-1" or "LATIN1" or "WINDOWS-1252" => Encoding.Latin1,
        "UTF-16" or "UTF-16LE" => Encoding.Unicode,
        "UTF-16BE" => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };
}
