using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace NetworkTelemetry.EndToEnd.Samples;

/// <summary>Each sample does what its comments promise, against real servers on this machine.</summary>
public sealed partial class SampleTests(SampleCluster cluster) : IClassFixture<SampleCluster>
{
    private const string Everywhere = "127.0.0.1";

    public static TheoryData<string> Folders => [.. SampleFolder.All.Select(folder => folder.Name)];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Every_file_is_accepted_as_it_stands_and_says_what_it_teaches(string name)
    {
        var sample = new SampleFolder(name);
        await cluster.Kubectl.ApplyAsync($"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}}}");
        foreach (var file in sample.Files)
        {
            await cluster.Kubectl.RunAsync("apply", "--dry-run=server", "-f", file);
            var text = await File.ReadAllTextAsync(file);
            Assert.Matches("^# Teaches: [^\n]+\n(#[^\n]*\n)*# Look at: ", text);
            Assert.All(Address().Matches(text), match => Assert.StartsWith("192.0.2.", match.Value));
        }

        await cluster.Kubectl.RunAsync("delete", "namespace", name);
    }

    [Fact]
    public async Task A_web_shop_is_Up_with_its_page_its_redirects_and_its_mail()
    {
        await using var shop = await WebServer.StartAsync(ShopAsync, ExampleCertificates.Server);
        await using var plain = await WebServer.StartAsync(context =>
        {
            context.Response.Redirect($"https://www.example.com{context.Request.Path}", permanent: true);
            return Task.CompletedTask;
        });
        using var mail = RawServer.Blurting("220 mail.example.com ESMTP\r\n");
        var sample = new SampleFolder("web-shop");
        var manifest = sample.With(
            new("host: www.example.com", $"host: {Everywhere}"),
            new("host: mail.example.com", $"host: {Everywhere}"),
            new("port: 25,", $"port: {mail.Port},"),
            new("port: 993, tls: {}", $"port: {shop.Port}, tls: {{caConfigMap: {{name: test-ca}}}}"),
            new("scheme: HTTPS\n", $"scheme: HTTPS\n      port: {shop.Port}\n      tls: {{caConfigMap: {{name: test-ca}}}}\n"),
            new("scheme: HTTP\n", $"scheme: HTTP\n      port: {plain.Port}\n"),
            new("tcp: {port: 443}", $"tcp: {{port: {shop.Port}}}"),
            new("rtt: 500ms", "rtt: 5s"));
        await cluster.AssertUpAsync(
            sample, Support.Manifests.Join(manifest, ExampleCertificates.ConfigMap("test-ca", sample.Name)),
            "shop page IPv4 Up Ok", "shop plain IPv4 Up Ok", "shop old-address IPv4 Up Ok", "shop no-errors IPv4 Up Ok", "shop port IPv4 Up Ok", "shop ping IPv4 Up Ok",
            "mail smtp IPv4 Up Ok", "mail imaps IPv4 Up Ok");
    }

    [Fact]
    public async Task A_DNS_fleet_is_Up_with_two_servers_that_agree_and_two_resolvers()
    {
        using var first = ExampleZone.Serve(2026112101);
        using var second = ExampleZone.Serve(2026112101);
        var sample = new SampleFolder("dns-fleet");
        var manifest = sample.With(
            new("host: example.com", $"host: {Everywhere}"),
            new("queryType: SOA", "queryName: example.com, queryType: SOA"),
            new("queryType: NS", "queryName: example.com, queryType: NS"),
            new("host: www.example.com", $"host: {Everywhere}"),
            new("server: 192.0.2.10, expected", "server: 192.0.2.10, queryName: www.example.com, expected"),
            new("server: 192.0.2.11, expected", "server: 192.0.2.11, queryName: www.example.com, expected"),
            new("server: 192.0.2.53", $"server: {Everywhere}, port: {first.Port}"),
            new("server: 192.0.2.54", $"server: {Everywhere}, port: {second.Port}"),
            new("server: 192.0.2.10", $"server: {Everywhere}, port: {first.Port}"),
            new("server: 192.0.2.11", $"server: {Everywhere}, port: {second.Port}"),
            new("rtt: 50ms", "rtt: 5s"));
        await cluster.AssertUpAsync(
            sample, manifest,
            "ns1 soa IPv4 Up Ok", "ns1 ns IPv4 Up Ok", "ns1 www IPv4 Up Ok", "ns1 absent IPv4 Up Ok", "ns1 over-tcp IPv4 Up Ok",
            "ns2 soa IPv4 Up Ok", "ns2 ns IPv4 Up Ok", "ns2 www IPv4 Up Ok", "ns2 over-tcp IPv4 Up Ok",
            "site-resolvers first IPv4 Up Ok", "site-resolvers second IPv4 Up Ok", "site-resolvers reverse IPv4 Up Ok");
    }

    [Fact]
    public async Task A_data_centre_fabric_is_Up_in_both_service_classes_and_with_jumbo_packets()
    {
        var sample = new SampleFolder("data-centre-fabric");
        var manifest = sample.With(
            new("host: 192.0.2.11", $"host: {Everywhere}"),
            new("host: 192.0.2.12", $"host: {Everywhere}"),
            new("allowedCIDRs: [192.0.2.0/24]", "allowedCIDRs: [127.0.0.0/8]"),
            // A machine that also runs tests is no fabric.
            new("rtt: 250us, jitter: 100us", "rtt: 5s, jitter: 5s"),
            new("rtt: 150us", "rtt: 5s"));
        await cluster.AssertUpAsync(
            sample, manifest,
            "leaf-1 best-effort IPv4 Up Ok", "leaf-1 expedited IPv4 Up Ok", "leaf-1 jumbo IPv4 Up Ok", "leaf-2 best-effort IPv4 Up Ok", "leaf-2 expedited IPv4 Up Ok");
    }

    [Fact]
    public async Task A_target_of_both_families_is_Up_in_each()
    {
        Assert.SkipUnless(HasIPv6Loopback(), "this machine has no IPv6 loopback");
        using var v4 = new TcpListener(IPAddress.Loopback, 0);
        v4.Start();
        var port = ((IPEndPoint)v4.LocalEndpoint).Port;
        using var v6 = new TcpListener(IPAddress.IPv6Loopback, port);
        v6.Start();
        var sample = new SampleFolder("multi-family");
        var manifest = sample.With(
            new("host: www.example.com", "host: portal.localhost"),
            new("host: 192.0.2.7", $"host: {Everywhere}"),
            new("host: \"2001:db8::7\"", "host: \"::1\""),
            new("port: 443", $"port: {port}"));
        await cluster.AssertUpAsync(
            sample, manifest,
            "portal ping IPv4 Up Ok", "portal ping IPv6 Up Ok", "portal web IPv4 Up Ok", "portal web IPv6 Up Ok", "portal old-client IPv4 Up Ok",
            "portal-addresses v4 IPv4 Up Ok", "portal-addresses v6 IPv6 Up Ok");
    }

    [Fact]
    public async Task Pages_behind_a_password_and_a_token_are_Up_and_strangers_are_turned_away()
    {
        await using var wiki = await WebServer.StartAsync(context => AnswerAsync(context, "Basic cHJvYmU6bm90LWEtcmVhbC1wYXNzd29yZA==", "Welcome"), ExampleCertificates.Server);
        await using var api = await WebServer.StartAsync(context => AnswerAsync(context, "Bearer not-a-real-token", """{"orders": []}"""), ExampleCertificates.Server);
        var sample = new SampleFolder("credentials");
        var manifest = sample.With(
            new("host: wiki.example.com", $"host: {Everywhere}"),
            new("host: api.example.com", $"host: {Everywhere}"),
            new("allowedHosts: wiki.example.com", $"allowedHosts: {Everywhere}"),
            new("allowedHosts: api.example.com", $"allowedHosts: {Everywhere}"),
            new("path: /start", $"port: {wiki.Port}\n      path: /start"),
            new("path: /v1/orders", $"port: {api.Port}\n      path: /v1/orders"),
            new(PemBlock().Match(sample.Text).Value, ExampleCertificates.IndentedAuthority));
        await cluster.AssertUpAsync(sample, manifest, "wiki login IPv4 Up Ok", "api orders IPv4 Up Ok", "api strangers IPv4 Up Ok");
    }

    private static Task ShopAsync(HttpContext context)
    {
        if (context.Request.Path == "/catalogue") return context.Response.WriteAsync("<button>Add to basket</button>");
        if (context.Request.Path == "/shop.php") context.Response.Redirect("/catalogue");
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, string authorization, string text)
    {
        if (context.Request.Headers.Authorization == authorization) return context.Response.WriteAsync(text);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static bool HasIPv6Loopback() => File.Exists("/proc/net/if_inet6") && File.ReadAllText("/proc/net/if_inet6").Contains(" lo", StringComparison.Ordinal);

    [GeneratedRegex(@"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Address();

    [GeneratedRegex("(?s) {4}-----BEGIN CERTIFICATE-----.*-----END CERTIFICATE-----\n")]
    private static partial Regex PemBlock();
}
