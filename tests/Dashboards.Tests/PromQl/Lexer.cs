using System.Text.RegularExpressions;

namespace NetworkTelemetry.Dashboards.Tests.PromQl;

internal enum TokenKind { Name, Number, Duration, Text, Symbol, End }

internal readonly record struct Token(TokenKind Kind, string Text);

/// <summary>Cuts PromQL into tokens.</summary>
internal static partial class Lexer
{
    public static IReadOnlyList<Token> Cut(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var match = Part().Match(text, at);
            if (!match.Success) throw new FormatException($"unexpected '{text[at]}' at {at}: {text}");
            at += match.Length;
            if (match.Groups["space"].Success) continue;
            tokens.Add(
                match.Groups["text"].Success ? new(TokenKind.Text, match.Value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal))
                : match.Groups["duration"].Success ? new(TokenKind.Duration, match.Value)
                : match.Groups["number"].Success ? new(TokenKind.Number, match.Value)
                : match.Groups["name"].Success ? new(TokenKind.Name, match.Value)
                : new(TokenKind.Symbol, match.Value));
        }

        tokens.Add(new(TokenKind.End, ""));
        return tokens;
    }

    [GeneratedRegex("""
        \G(?:(?<space>\s+)
        |(?<text>"(?:[^"\\]|\\.)*")
        |(?<duration>(?:\d+(?:ms|[smhdwy]))+(?!\w))
        |(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w))
        |(?<name>[a-zA-Z_][\w:]*)
        |(?<symbol>=~|!~|!=|==|>=|<=|[-+*/%^(){}\[\],:=<>@]))
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Part();
}
