using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The <c>format</c>s of strings that Kubernetes checks and our resources use; others are free text.</summary>
internal static class StringFormat
{
    public static bool Fits(string format, string text) => format switch
    {
        "date-time" => text.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "ipv4" => text.Count(c => c == '.') == 3
            && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetwork,
        "ipv6" => IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6,
        "cidr" => IPNetwork.TryParse(text, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "byte" => Base64.IsValid(text),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        _ => true,
    };
}
