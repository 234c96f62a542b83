using System.Text.RegularExpressions;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>A user's regular expression over a stranger's text: some take years together.</summary>
internal sealed class BoundedPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    /// <exception cref="ArgumentException">The expression can't be read.</exception>
    public BoundedPattern(string pattern) => _regex = new Regex(pattern, RegexOptions.CultureInvariant, Limit);

    public static string TookTooLong { get; } = $"matching the regular expression took longer than {Limit.TotalSeconds:0} s";

    /// <summary>Null when that took too long to find out.</summary>
    public bool? IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
