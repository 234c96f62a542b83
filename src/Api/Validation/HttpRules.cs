using System.Globalization;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

internal static class HttpRules
{
    /// <summary>Headers that describe the connection or the message: the prober writes them itself.</summary>
    private static readonly string[] OwnHeaders =
        ["Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade"];

    public static void Check(FieldPath field, HttpProbe http)
    {
        if (http.Port is < 1 or > 65535) field.Child("port").Invalid($"{http.Port}", "must be 1 to 65535");
        if (http.Path is { } path && (!path.StartsWith('/') || path.Any(c => c <= ' ' || c == '\x7f')))
            field.Child("path").Invalid(path, "must begin with / and hold no spaces, for example /health?full=1");
        for (var i = 0; i < (http.ExpectedStatusCodes?.Count ?? 0); i++) StatusCodes(field.Child("expectedStatusCodes").Item(i), http.ExpectedStatusCodes![i]);
        for (var i = 0; i < (http.Headers?.Count ?? 0); i++) Header(field.Child("headers").Item(i), http, i);
        if (http.BodyMatch is { } match) Body(field.Child("bodyMatch"), match);
        if (http.BodyMatch is not null && http.Method == "HEAD") field.Child("bodyMatch").Forbidden("may not be set with the method HEAD, which has no body to match");
        if (http.Body is not null && http.Method is not ("POST" or "PUT")) field.Child("body").Forbidden("may only be set with the methods POST and PUT");
        if (http.Tls is not null && http.Scheme == "HTTP") field.Child("tls").Forbidden("may only be set with the scheme HTTPS");
        else if (http.Tls is { } tls) TlsRules.Check(field.Child("tls"), tls);
    }

    private static void Header(FieldPath field, HttpProbe http, int index)
    {
        var (name, value) = (http.Headers![index].Name, http.Headers[index].Value);
        if (string.IsNullOrEmpty(name)) field.Child("name").Required("the name of the header");
        else if (name.Length > 128 || !name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+.^_`|~-".Contains(c, StringComparison.Ordinal)))
            field.Child("name").Invalid(name, "must be a header name of at most 128 letters, digits and hyphens, for example X-Request-Id");
        else if (OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)) field.Child("name").Invalid(name, "is written by the prober itself");
        else if (http.Headers.Take(index).Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase))) field.Child("name").Duplicate(name);
        if (value is null) field.Child("value").Required("the value of the header");
        else if (value.AsSpan().ContainsAny('\r', '\n', '\0')) field.Child("value").Invalid(null, "must be one line");
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

        if (match.Regex is { } regex) RegexRule.Check(field.Child("regex"), regex);
    }
}
