using System.Net;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Egress;

namespace NetworkTelemetry.Prober.Tests.Egress;

public sealed class EgressPolicyTests
{
    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("febf::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    public void Link_local_and_metadata_addresses_need_leave(string address)
    {
        Assert.NotNull(EgressPolicy.Default.Forbids(IPAddress.Parse(address)));
        Assert.NotNull(EgressPolicy.Parse(new EgressRules { AllowedCIDRs = ["0.0.0.0/0", "::/0"] }).Forbids(IPAddress.Parse(address)));
        Assert.Null(EgressPolicy.Parse(new EgressRules { MetadataAddressesAllowed = true }).Forbids(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.1.2.3")]
    [InlineData("192.0.2.1")]
    [InlineData("100.100.100.201")]
    [InlineData("fec0::1")]
    [InlineData("2001:db8::1")]
    public void Other_addresses_are_allowed_by_default(string address) => Assert.Null(EgressPolicy.Default.Forbids(IPAddress.Parse(address)));

    [Theory]
    [InlineData("", "10.0.0.0/8", "10.1.2.3", false)]
    [InlineData("", "10.0.0.0/8", "11.1.2.3", true)]
    [InlineData("10.0.0.0/8", "", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "", "11.1.2.3", false)]
    [InlineData("10.0.0.0/8", "", "::1", false)]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", "10.2.2.3", true)]
    [InlineData("", "10.0.0.0/8", "::ffff:10.1.2.3", false)]
    [InlineData("", "10.0.0.0/8", "64:ff9b::10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "", "::ffff:10.1.2.3", true)]
    [InlineData("", "64:ff9b::/96", "64:ff9b::10.1.2.3", false)]
    [InlineData("", "127.0.0.0/8", "127.0.0.1", false)]
    [InlineData("", "127.0.0.0/8", "0.0.0.0", false)]
    [InlineData("", "127.0.0.0/8", "::ffff:0.0.0.0", false)]
    [InlineData("", "::1/128", "::", false)]
    [InlineData("127.0.0.0/8", "", "0.0.0.0", true)]
    [InlineData("10.0.0.0/8", "", "0.0.0.0", false)]
    [InlineData("", "10.1.2.3/8", "10.200.0.1", false)]
    [InlineData("2001:db8::/32", "", "2001:db8::5", true)]
    [InlineData("2001:db8::/32", "2001:db8::5/128", "2001:db8::5", false)]
    public void Denied_beats_allowed_and_a_list_of_allowed_networks_is_exclusive(string allowed, string denied, string address, bool permitted)
    {
        var policy = EgressPolicy.Parse(new EgressRules { AllowedCIDRs = Split(allowed), DeniedCIDRs = Split(denied) });
        Assert.Equal(permitted, policy.Forbids(IPAddress.Parse(address)) is null);
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("::/129")]
    [InlineData("ten/8")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("")]
    public void A_network_that_can_not_be_read_is_an_error(string network) =>
        Assert.Throws<FormatException>(() => EgressPolicy.Parse(new EgressRules { DeniedCIDRs = [network] }));

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
