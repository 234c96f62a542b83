using System.Text.RegularExpressions;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Go's RE2 patterns on .NET: linear time, so a hostile pattern can't hang the server.</summary>
internal static class SchemaPattern
{
    private const int MaxLength = 4096;

    /// <exception cref="SchemaException">The pattern can't be compiled; <paramref name="path"/> says where it stands.</exception>
    public static Regex Compile(string pattern, string path)
    {
        if (pattern.Length > MaxLength) throw new SchemaException(path, $"must have at most {MaxLength} characters");
        try
        {
            return new Regex(EndAtTheEnd(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new SchemaException(path, $"\"{pattern}\" is not a regular expression: {e.Message}");
        }
    }

    // RE2's $ is the end of the text; .NET's also stands before a last line break.
    private static string EndAtTheEnd(string pattern) =>
        pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal) ? pattern[..^1] + "\\z" : pattern;
}
