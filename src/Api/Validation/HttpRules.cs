using System.Globalization;
using System.Text.RegularExpressions;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

internal static class HttpRules
{
    private static readonly TimeSpan RegexTimeout = TimeSpan.FromSeconds(1);

    public static void Check(FieldPath field, HttpProbe http)
    {
        for (var i = 0; i < (http.ExpectedStatusCodes?.Count ?? 0); i++) StatusCodes(field.Child("expectedStatusCodes").Item(i), http.ExpectedStatusCodes![i]);
        if (http.BodyMatch is { } match) Body(field.Child("bodyMatch"), match);
    }

    private static void StatusCodes(FieldPath field, string text)
    {
        var parts = text.Split('-');
        var valid = parts.Length is 1 or 2
            && parts.All(p => p.Length == 3 && int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 100 and <= 599)
            && (parts.Length == 1 || string.CompareOrdinal(parts[0], parts[1]) <= 0);
        if (!valid) field.Invalid(text, "must be a status code or a rising range, for example 204 or 200-299");
    }

    private static void Body(FieldPath field, BodyMatch match)
    {
        if (match.Contains is null == match.Regex is null)
        {
            field.Required("exactly one of contains and regex");
            return;
        }

        if (match.Regex is null) return;
        try
        {
            _ = Regex.IsMatch("", match.Regex, RegexOptions.CultureInvariant, RegexTimeout);
        }
        catch (ArgumentException e)
        {
            field.Child("regex").Invalid(match.Regex, $"must be a regular expression: {e.Message}");
        }
    }
}
