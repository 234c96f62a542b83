using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetworkTelemetry.Metrics;

internal static class FormatNegotiation
{
    /// <summary>
    /// Of the formats that the client names, the one it ranks highest, and of those of the same rank the first; anything else, also a header that can't be read,
    /// gets plain text.
    /// </summary>
    public static ExpositionFormat Choose(StringValues accept)
    {
        var best = ExpositionFormat.PrometheusText;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types)) return best;
        double highest = 0;
        foreach (var type in types)
        {
            var quality = type.Quality ?? 1;
            if (quality <= highest || FormatOf(type) is not { } format) continue;
            (best, highest) = (format, quality);
        }

        return best;
    }

    public static string ContentTypeOf(ExpositionFormat format) => format switch
    {
        ExpositionFormat.OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
        ExpositionFormat.Protobuf => "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited",
        _ => "text/plain; version=0.0.4; charset=utf-8",
    };

    /// <summary>Null: not one of ours.</summary>
    private static ExpositionFormat? FormatOf(MediaTypeHeaderValue type) => type.MediaType.Value?.ToLowerInvariant() switch
    {
        "text/plain" when Parameter(type, "version") is null or "0.0.4" => ExpositionFormat.PrometheusText,
        "application/openmetrics-text" when Parameter(type, "version") is null or "1.0.0" or "0.0.1" => ExpositionFormat.OpenMetrics,
        "application/vnd.google.protobuf" when Parameter(type, "proto") == "io.prometheus.client.MetricFamily" && Parameter(type, "encoding") == "delimited" =>
            ExpositionFormat.Protobuf,
        _ => null,
    };

    private static string? Parameter(MediaTypeHeaderValue type, string name)
    {
        foreach (var parameter in type.Parameters)
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return HeaderUtilities.RemoveQuotes(parameter.Value).Value;
        return null;
    }
}
