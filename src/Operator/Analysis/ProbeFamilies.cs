using System.Net;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>For which address families a probe has a result.</summary>
internal static class ProbeFamilies
{
    /// <summary>One family, or two for <see cref="AddressFamily.Both"/>. Of a preference, the one preferred.</summary>
    public static IReadOnlyList<string> Of(ProbeEntry probe) => Literal(probe) is { } family
        ? [family]
        : probe.AddressFamily switch
        {
            AddressFamily.Both => [AddressFamily.IPv4, AddressFamily.IPv6],
            AddressFamily.IPv6 or AddressFamily.PreferIPv6 => [AddressFamily.IPv6],
            _ => [AddressFamily.IPv4],
        };

    /// <summary>
    /// Whether each node uses the family that its own resolver offers. Their votes then count together: a node that resolves nothing must not
    /// make a result of its own.
    /// </summary>
    public static bool IsChosenByNode(ProbeEntry probe) =>
        probe.AddressFamily is not (AddressFamily.IPv4 or AddressFamily.IPv6 or AddressFamily.Both) || Literal(probe) is not null;

    // What a DNS probe has as host is what it asks for, not where.
    private static string? Literal(ProbeEntry probe) => IPAddress.TryParse(probe.Type == ProbeType.Dns ? probe.Dns?.Server : probe.Host, out var address)
        ? address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? AddressFamily.IPv6 : AddressFamily.IPv4
        : null;
}
