using System.Text.RegularExpressions;

namespace NetworkTelemetry.Api.Validation;

internal static class RegexRule
{
    public const int MaxLength = 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public static void Check(FieldPath field, string pattern)
    {
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.CultureInvariant, Timeout);
        }
        catch (ArgumentException e)
        {
            field.Invalid(pattern, $"must be a regular expression: {e.Message}");
        }
    }
}
