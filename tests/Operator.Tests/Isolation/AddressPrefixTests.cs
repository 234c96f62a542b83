using NetworkTelemetry.Operator.Isolation;

namespace NetworkTelemetry.Operator.Tests.Isolation;

public sealed class AddressPrefixTests
{
    [Theory]
    [InlineData("192.0.2.10", "192.0.2.0/24")]
    [InlineData("192.0.3.10", "192.0.3.0/24")]
    [InlineData("::ffff:192.0.2.10", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2::3", "2001:db8:1::/48")]
    [InlineData("2001:db8:2:2::3", "2001:db8:2::/48")]
    [InlineData("www.example.com", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_address_is_in_the_network_that_is_usually_routed_as_one(string? address, string? prefix) => Assert.Equal(prefix, AddressPrefix.Of(address));
}
