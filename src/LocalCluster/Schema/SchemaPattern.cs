using System.Text.RegularExpressions;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Go's RE2 patterns on .NET, within a time limit: a hostile pattern can't hang the server. (The engine that needs no limit costs megabytes.)</summary>
internal static class SchemaPattern
{
    private const int MaxLength = 4096;

    private static readonly string[] Lookarounds = ["(?=", "(?!", "(?<=", "(?<!", "(?>"];

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(250);

    /// <exception cref="SchemaException">The pattern can't be compiled; <paramref name="path"/> says where it stands.</exception>
    public static Regex Compile(string pattern, string path)
    {
        if (pattern.Length > MaxLength) throw new SchemaException(path, $"must have at most {MaxLength} characters");
        if (FirstBeyondRe2(pattern) is { } construct) throw new SchemaException(path, $"\"{pattern}\" is not a regular expression: {construct} is not supported");
        try
        {
            return new Regex(EndAtTheEnd(pattern), RegexOptions.CultureInvariant, TimeLimit);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new SchemaException(path, $"\"{pattern}\" is not a regular expression: {e.Message}");
        }
    }

    // Lookarounds and back references: what an API server, which has RE2, refuses when the definition is applied.
    private static string? FirstBeyondRe2(string pattern)
    {
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                if (!inClass && i + 1 < pattern.Length && pattern[i + 1] is (>= '1' and <= '9') or 'k') return pattern.Substring(i, 2);
                i++;
            }
            else if (pattern[i] is '[' or ']') inClass = pattern[i] == '[';
            else if (!inClass && Lookarounds.FirstOrDefault(l => string.CompareOrdinal(pattern, i, l, 0, l.Length) == 0) is { } lookaround) return lookaround;
        }

        return null;
    }

    /// <summary>False, too, when the answer takes too long.</summary>
    public static bool Fits(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // RE2's $ is the end of the text; .NET's also stands before a last line break.
    private static string EndAtTheEnd(string pattern) =>
        pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal) ? pattern[..^1] + "\\z" : pattern;
}
