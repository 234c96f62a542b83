using System.Net;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>Names that resolvers must not be asked for (RFC 6761 §6.3, §6.4). Pure.</summary>
internal static class SpecialNames
{
    /// <summary>Null for every other name.</summary>
    public static NameAnswer? Find(string host)
    {
        var name = host.TrimEnd('.');
        return Is(name, "localhost") ? new NameAnswer([IPAddress.Loopback, IPAddress.IPv6Loopback])
            : Is(name, "invalid") ? new NameAnswer([], "names below .invalid never exist")
            : null;
    }

    private static bool Is(string name, string domain) =>
        name.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && (name.Length == domain.Length || name[^(domain.Length + 1)] == '.');
}
