using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Prober.Egress;

internal static class EmbeddedAddress
{
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// The IPv4 address that a v4-mapped (RFC 4291 §2.5.5.2) or NAT64 (RFC 6052 §2.1) address leads to, and the loopback for the unspecified address, which Linux takes for
    /// this machine; any other address as it is.
    /// </summary>
    public static IPAddress Unwrap(IPAddress address)
    {
        var plain = Embedded(address);
        return plain.Equals(IPAddress.Any) ? IPAddress.Loopback : plain.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : plain;
    }

    public static IPAddress WithoutScope(IPAddress address) => address.ScopeIdOrZero() == 0 ? address : new IPAddress(address.GetAddressBytes());

    private static IPAddress Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return Nat64.Contains(WithoutScope(address)) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }

    private static long ScopeIdOrZero(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
