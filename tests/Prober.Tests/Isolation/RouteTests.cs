using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Isolation;

namespace NetworkTelemetry.Prober.Tests.Isolation;

public sealed class RouteTests
{
    private static readonly byte[] Head = [2, 32, 0, 0, 254, 0, 0, Route.Unicast, 0, 0, 0, 0];

    [Fact]
    public void Interface_and_gateway_are_read_and_other_attributes_passed_over()
    {
        var route = Route.Read([.. Head, 5, 0, 8, 0, 7, 0, 0, 0, 8, 0, 4, 0, 3, 0, 0, 0, 8, 0, 5, 0, 192, 0, 2, 254]);
        Assert.Equal((Route.Unicast, 3, "192.0.2.254"), (route!.Value.Type, route.Value.Link, string.Join('.', route.Value.Gateway.ToArray())));
    }

    [Fact]
    public void A_gateway_of_the_other_family_is_read_too()
    {
        byte[] gateway = [0xfe, 0x80, .. new byte[13], 1];
        var route = Route.Read([.. Head, 22, 0, 18, 0, 10, 0, .. gateway]);
        Assert.Equal(gateway, route!.Value.Gateway.ToArray());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Routes_that_lead_nowhere_are_known(byte type, bool nowhere) => Assert.Equal(nowhere, new Route(type, 1, default).LeadsNowhere);

    [Fact]
    public void Whatever_the_bytes_reading_ends_without_an_exception() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
    {
        _ = Route.Read(bytes);
        return Route.Read([.. Head, .. bytes]) is not null;
    }));
}
