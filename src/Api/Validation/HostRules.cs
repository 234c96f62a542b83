using System.Net;

namespace NetworkTelemetry.Api.Validation;

/// <summary>What may stand in a host field: a DNS name (RFC 1123, underscores allowed as in practice) or an IP literal.</summary>
internal static class HostRules
{
    private const string Expected = "must be a DNS name or an IP address without scheme, port or path, for example www.example.com or 192.0.2.7";

    public static void Check(FieldPath field, string host)
    {
        if (!IsHost(host)) field.Invalid(host, Expected);
    }

    public static bool IsHost(string host)
    {
        if (host.Length is 0 or > 253) return false;
        if (host.Contains(':')) return IPAddress.TryParse(host, out _) && !host.StartsWith('[') && !host.Contains('/');
        if (host.All(c => char.IsAsciiDigit(c) || c == '.')) return IsIPv4Literal(host);
        var name = host.EndsWith('.') ? host[..^1] : host;
        return name.Split('.').All(IsLabel);
    }

    // IPAddress also takes "1" and "0x7f.1": forms that are easily a slip and that other tools read differently.
    private static bool IsIPv4Literal(string host) =>
        host.Split('.') is { Length: 4 } parts && parts.All(p => p.Length is > 0 and <= 3 && int.Parse(p, provider: null) <= 255 && (p.Length == 1 || p[0] != '0'));

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
