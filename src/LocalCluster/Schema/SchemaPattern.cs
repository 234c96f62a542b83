using System.Text.RegularExpressions;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Go's RE2 patterns on .NET, within a time limit: a hostile pattern can't hang the server. (The engine that needs no limit costs megabytes.)</summary>
internal static class SchemaPattern
{
    private const int MaxLength = 4096;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(250);

    /// <exception cref="SchemaException">The pattern can't be compiled; <paramref name="path"/> says where it stands.</exception>
    public static Regex Compile(string pattern, string path)
    {
        if (pattern.Length > MaxLength) throw new SchemaException(path, $"must have at most {MaxLength} characters");
        try
        {
            return new Regex(EndAtTheEnd(pattern), RegexOptions.CultureInvariant, TimeLimit);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new SchemaException(path, $"\"{pattern}\" is not a regular expression: {e.Message}");
        }
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
