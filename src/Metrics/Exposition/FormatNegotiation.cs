using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetworkTelemetry.Metrics;

internal static class FormatNegotiation
{
    /// <summary>OpenMetrics when the client names it and ranks it no lower than plain text; anything else, also a header that can't be read, gets plain text.</summary>
    public static ExpositionFormat Choose(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types))
        {
            return ExpositionFormat.PrometheusText;
        }

        double open = 0;
        double text = 0;
        foreach (var type in types)
        {
            var quality = type.Quality ?? 1;
            if (type.MediaType.Equals("application/openmetrics-text", StringComparison.OrdinalIgnoreCase) && IsSupported(type))
            {
                open = Math.Max(open, quality);
            }
            else if (type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            {
                text = Math.Max(text, quality);
            }
        }

        return open > 0 && open >= text ? ExpositionFormat.OpenMetrics : ExpositionFormat.PrometheusText;
    }

    private static bool IsSupported(MediaTypeHeaderValue type)
    {
        foreach (var parameter in type.Parameters)
        {
            if (parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase))
            {
                var version = HeaderUtilities.RemoveQuotes(parameter.Value);
                return version.Equals("1.0.0", StringComparison.Ordinal) || version.Equals("0.0.1", StringComparison.Ordinal);
            }
        }

        return true;
    }
}
