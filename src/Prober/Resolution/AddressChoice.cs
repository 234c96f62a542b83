using System.Net;
using System.Net.Sockets;
using Family = NetworkTelemetry.Api.Results.AddressFamily;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>Which of a name's addresses is probed. Pure.</summary>
internal static class AddressChoice
{
    /// <summary>The present address as long as the name has it, so that rotating answers don't make the measurement jump; else the resolver's first.</summary>
    public static IPAddress? Choose(IReadOnlyList<IPAddress> addresses, string wanted, IPAddress? present) => wanted switch
    {
        Family.IPv4 => Of(addresses, AddressFamily.InterNetwork, present),
        Family.IPv6 => Of(addresses, AddressFamily.InterNetworkV6, present),
        Family.PreferIPv6 => Of(addresses, AddressFamily.InterNetworkV6, present) ?? Of(addresses, AddressFamily.InterNetwork, present),
        _ => Of(addresses, AddressFamily.InterNetwork, present) ?? Of(addresses, AddressFamily.InterNetworkV6, present),
    };

    public static string Explain(string host, NameAnswer answer, string wanted) =>
        answer.Failure is { } failure ? $"{host}: {failure}" : $"{host} has no {(wanted == Family.IPv6 ? Family.IPv6 : Family.IPv4)} address";

    private static IPAddress? Of(IReadOnlyList<IPAddress> addresses, AddressFamily family, IPAddress? present)
    {
        IPAddress? first = null;
        foreach (var address in addresses)
        {
            if (FamilyOf(address) != family) continue;
            if (address.Equals(present)) return address;
            first ??= address;
        }

        return first;
    }

    private static AddressFamily FamilyOf(IPAddress address) => address.IsIPv4MappedToIPv6 ? AddressFamily.InterNetwork : address.AddressFamily;
}
