using System.Text;
using NetworkTelemetry.Api.Tcp;
using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>What a server must say, looked for in what it has said so far.</summary>
internal sealed class ExpectRule
{
    /// <summary>A server that says more without what is expected goes on for ever, as far as we care.</summary>
    public const int MaxAnswerBytes = 16384;

    private readonly byte[]? _bytes;
    private readonly BoundedPattern? _pattern;
    private readonly string _text;

    private ExpectRule(byte[]? bytes, BoundedPattern? pattern, string text) => (_bytes, _pattern, _text) = (bytes, pattern, text);

    public static ExpectRule OfBytes(byte[] bytes) => new(bytes, null, $"\"{EscapedText.Encode(bytes)}\"");

    /// <exception cref="ArgumentException">The expression can't be read.</exception>
    public static ExpectRule OfPattern(string pattern) => new(null, new BoundedPattern(pattern), $"a match of \"{pattern}\"");

    /// <summary>Looking for it may take long.</summary>
    public bool IsPattern => _pattern is not null;

    /// <param name="searched">So many bytes have been looked at before.</param>
    /// <returns>Null when that took too long to find out.</returns>
    public bool? IsIn(ReadOnlySpan<byte> answer, int searched)
    {
        // A byte is a character: whatever a server sends can be matched.
        if (_pattern is not null) return _pattern.IsMatch(Encoding.Latin1.GetString(answer));
        return answer[Math.Max(0, searched - _bytes!.Length + 1)..].IndexOf(_bytes) >= 0;
    }

    /// <summary>As in "waiting for …".</summary>
    public override string ToString() => _text;
}
