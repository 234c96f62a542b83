using System.Net;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Isolation;

/// <summary>What the kernel says of real links, routes and neighbours.</summary>
public sealed class LocalNetworkTests
{
    private static PathState To(LocalNetwork network, string address) => network.PathTo(new ProbeAddress(IPAddress.Parse(address)));

    [Fact]
    public void Loopback_and_own_addresses_are_own_and_nothing_else_has_a_route() => OwnNetwork.Run(() =>
    {
        using var network = new LocalNetwork();
        Assert.Equal(PathState.Own, To(network, "127.0.0.1"));
        Assert.Equal(PathState.Own, To(network, "::1"));
        Assert.Equal(PathState.NoRoute, To(network, "192.0.2.1"));
        Assert.Equal(PathState.NoRoute, To(network, "2001:db8::1"));
        Assert.False(network.HasCarrier());
    });

    [Fact]
    public void A_link_is_usable_until_its_carrier_or_its_routes_are_gone() => OwnNetwork.Run(() =>
    {
        using var network = new LocalNetwork();
        Cable();
        Assert.Equal(PathState.Usable, To(network, "192.0.2.7"));
        Assert.Equal(PathState.Usable, To(network, "2001:db8::7"));
        Assert.Equal(PathState.Own, To(network, "192.0.2.1"));
        Assert.Equal(PathState.NoRoute, To(network, "198.51.100.1"));
        Assert.True(network.HasCarrier());

        OwnNetwork.Ip("link set far down");
        Assert.Equal(PathState.NoCarrier, To(network, "192.0.2.7"));
        Assert.Equal(PathState.NoCarrier, To(network, "2001:db8::7"));
        Assert.False(network.HasCarrier());

        OwnNetwork.Ip("link set near down");
        Assert.Equal(PathState.NoRoute, To(network, "192.0.2.7"));
    });

    [Fact]
    public void A_route_that_leads_nowhere_is_none() => OwnNetwork.Run(() =>
    {
        using var network = new LocalNetwork();
        Cable();
        OwnNetwork.Ip("route add unreachable 198.51.100.0/24");
        OwnNetwork.Ip("-6 route add unreachable 2001:db8:1::/48");
        Assert.Equal(PathState.NoRoute, To(network, "198.51.100.1"));
        Assert.Equal(PathState.NoRoute, To(network, "2001:db8:1::1"));
    });

    [Theory]
    [InlineData("reachable", "Usable")]
    [InlineData("stale", "Usable")]
    [InlineData("permanent", "Usable")]
    [InlineData("noarp", "Usable")]
    [InlineData("failed", "GatewaySilent")]
    [InlineData("", "Unclear")]
    public void A_gateway_is_what_its_neighbour_entry_says(string state, string expected) => OwnNetwork.Run(() =>
    {
        using var network = new LocalNetwork();
        Cable();
        foreach (var (gateway, family, target) in (ReadOnlySpan<(string, string, string)>)[("192.0.2.254", "-4", "198.51.100.1"), ("2001:db8::fe", "-6", "2001:db8:1::1")])
        {
            OwnNetwork.Ip($"{family} route add default via {gateway} dev near");
            if (state.Length > 0) OwnNetwork.Ip($"neigh replace {gateway} lladdr 02:00:00:00:00:01 dev near nud {state}");
            Assert.Equal(expected, To(network, target).ToString());
        }
    });

    /// <summary>Two ends of a cable; the prober's is "near".</summary>
    private static void Cable()
    {
        OwnNetwork.Ip("link add near type veth peer name far");
        OwnNetwork.Ip("addr add 192.0.2.1/24 dev near");
        OwnNetwork.Ip("addr add 2001:db8::1/64 dev near nodad");
        OwnNetwork.Ip("link set far up");
        OwnNetwork.Ip("link set near up");
    }
}
