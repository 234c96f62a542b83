using System.Net;

namespace NetworkTelemetry.Api.Dns;

/// <summary>Names that are asked for. Pure.</summary>
public static class QueryName
{
    private const string Special = "-_*/+";

    /// <summary>The root, or labels of letters, digits and what occurs in practice (service names, wildcards, delegations as in RFC 2317).</summary>
    public static bool IsValid(string name)
    {
        if (name == ".") return true;
        var relative = name.EndsWith('.') ? name[..^1] : name;
        return relative.Length is > 0 and <= 253
            && relative.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || Special.Contains(c)));
    }

    /// <summary>The name to ask for: for a PTR query an address becomes its reverse name (RFC 1035 §3.5, RFC 3596 §2.5).</summary>
    public static string For(string nameOrAddress, string queryType) =>
        queryType == QueryTypes.Ptr && IPAddress.TryParse(nameOrAddress, out var address) ? Reverse(address) : nameOrAddress;

    private static string Reverse(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return bytes.Length == 4
            ? $"{bytes[3]}.{bytes[2]}.{bytes[1]}.{bytes[0]}.in-addr.arpa"
            : string.Concat(bytes.Reverse().Select(b => $"{b & 15:x}.{b >> 4:x}.")) + "ip6.arpa";
    }
}
