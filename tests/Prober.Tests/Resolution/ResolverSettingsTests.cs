using NetworkTelemetry.Prober.Resolution;

namespace NetworkTelemetry.Prober.Tests.Resolution;

public sealed class ResolverSettingsTests
{
    [Fact]
    public void The_file_of_a_pod_is_read()
    {
        var settings = ResolverSettings.Parse("search web.svc.cluster.local svc.cluster.local. cluster.local\r\nnameserver 10.96.0.10\noptions ndots:5 timeout:2 single-request\n");
        Assert.Equal(["10.96.0.10"], settings.Servers.Select(server => server.ToString()));
        Assert.Equal(["web.svc.cluster.local", "svc.cluster.local", "cluster.local"], settings.SearchDomains);
        Assert.Equal((5, TimeSpan.FromSeconds(2)), (settings.Dots, settings.Timeout));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nameserver 10.0.0.1\n;nameserver 10.0.0.2\nnameserver\nnameserver x\noptions ndots:-1 ndots timeout:x rotate\nbogus line\n\0")]
    public void What_is_not_understood_is_passed_over(string text)
    {
        var settings = ResolverSettings.Parse(text);
        Assert.Equal(["127.0.0.1"], settings.Servers.Select(server => server.ToString()));
        Assert.Equal((1, TimeSpan.FromSeconds(5)), (settings.Dots, settings.Timeout));
    }

    [Fact]
    public void Three_servers_are_used_and_values_bounded()
    {
        var settings = ResolverSettings.Parse("nameserver 10.0.0.1\nnameserver fd00::1\nnameserver 10.0.0.3\nnameserver 10.0.0.4\noptions ndots:99 timeout:999\n");
        Assert.Equal(["10.0.0.1", "fd00::1", "10.0.0.3"], settings.Servers.Select(server => server.ToString()));
        Assert.Equal((15, TimeSpan.FromSeconds(30)), (settings.Dots, settings.Timeout));
    }

    [Theory]
    [InlineData("shop", 5, "shop.web.test. shop.test. shop.")]
    [InlineData("www.example.com", 5, "www.example.com.web.test. www.example.com.test. www.example.com.")]
    [InlineData("www.example.com", 2, "www.example.com. www.example.com.web.test. www.example.com.test.")]
    [InlineData("www.example.com.", 5, "www.example.com.")]
    public void Names_with_enough_dots_are_tried_as_they_are_first(string host, int dots, string names) =>
        Assert.Equal(names.Split(' '), SearchList.Of(host, ResolverSettings.Default with { SearchDomains = ["web.test", "test"], Dots = dots }));
}
