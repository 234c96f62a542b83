using System.Net;
using NetworkTelemetry.Prober.Resolution;

namespace NetworkTelemetry.Prober.Tests.Resolution;

public sealed class AddressChoiceTests
{
    [Theory]
    [InlineData("192.0.2.1 2001:db8::1", "IPv4", null, "192.0.2.1")]
    [InlineData("192.0.2.1 2001:db8::1", "IPv6", null, "2001:db8::1")]
    [InlineData("2001:db8::1 192.0.2.1", "PreferIPv4", null, "192.0.2.1")]
    [InlineData("192.0.2.1 2001:db8::1", "PreferIPv6", null, "2001:db8::1")]
    [InlineData("192.0.2.1", "PreferIPv6", null, "192.0.2.1")]
    [InlineData("2001:db8::1", "PreferIPv4", null, "2001:db8::1")]
    [InlineData("192.0.2.1", "IPv6", null, null)]
    [InlineData("", "PreferIPv4", null, null)]
    [InlineData("192.0.2.1 192.0.2.2", "IPv4", "192.0.2.2", "192.0.2.2")]
    [InlineData("192.0.2.1 192.0.2.2", "IPv4", "192.0.2.3", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "IPv6", null, null)]
    [InlineData("::ffff:192.0.2.1", "IPv4", null, "::ffff:192.0.2.1")]
    public void The_present_address_stays_and_otherwise_the_first_of_the_family_wins(string addresses, string wanted, string? present, string? expected)
    {
        var parsed = addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToArray();
        Assert.Equal(expected, AddressChoice.Choose(parsed, wanted, present is null ? null : IPAddress.Parse(present))?.ToString());
    }
}
