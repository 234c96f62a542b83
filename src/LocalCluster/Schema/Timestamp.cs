using System.Globalization;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary><c>metav1.Time</c>: RFC 3339 in UTC, in whole seconds.</summary>
internal static class Timestamp
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
