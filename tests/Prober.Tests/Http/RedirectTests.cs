using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Http;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Http;

public sealed class RedirectTests
{
    private static readonly HttpHeaderEntry[] Secrets =
    [
        new() { Name = "X-Api-Key", Value = "secret" }, new() { Name = "Cookie", Value = "session=secret" }, new() { Name = "Accept", Value = "text/html" },
    ];

    private static Task<WebServer> RedirectingAsync(Func<string> to, int status = 302) => WebServer.StartAsync(context =>
    {
        if (context.Request.Path != "/") return context.Response.WriteAsync("there");
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to();
        return Task.CompletedTask;
    });

    [Fact]
    public async Task A_redirect_within_the_host_is_followed_with_everything()
    {
        await using var server = await RedirectingAsync(() => "/there?a=b");
        using var bench = new HttpBench();
        bench.Put("credential-1", "Bearer hush\n");
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { Headers = Secrets, Credential = new MountedFile { Name = "credential-1" } }));
        Assert.Equal((ProbeReason.Ok, 1, 200), (series.Row.Reason, series.Http!.Redirects, series.Http.StatusCode));
        Assert.Equal(["GET / HTTP/1.1", "GET /there?a=b HTTP/1.1"], server.Requests.Select(request => request.Line));
        Assert.All(server.Requests, request => Assert.Equal(("Bearer hush", "secret"), (request.Headers["Authorization"], request.Headers["X-Api-Key"])));
    }

    [Fact]
    public async Task Neither_credential_nor_headers_follow_to_another_host_or_port()
    {
        await using var other = await WebServer.SayingAsync("there");
        await using var server = await RedirectingAsync(() => $"http://127.0.0.1:{other.Port}/there");
        using var bench = new HttpBench();
        bench.Put("credential-1", "Bearer hush");
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { Headers = Secrets, Credential = new MountedFile { Name = "credential-1" } }));
        Assert.Equal(ProbeReason.Ok, series.Row.Reason);
        Assert.Equal("Bearer hush", Assert.Single(server.Requests).Headers["Authorization"]);
        Assert.Equal(["Accept", "Connection", "Host", "User-Agent"], Assert.Single(other.Requests).Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_redirect_to_a_forbidden_address_is_not_followed()
    {
        await using var forbidden = await WebServer.SayingAsync("secret");
        await using var server = await RedirectingAsync(() => $"http://inside.example:{forbidden.Port}/there");
        var resolver = new FakeResolver();
        resolver.Set("inside.example", "127.0.0.2");
        using var bench = new HttpBench(resolver);
        var series = bench.Measure(HttpBench.Probe(server.Port), new EgressRules { DeniedCIDRs = ["127.0.0.2/32"] });
        Assert.Equal((ProbeReason.Denied, ProbeState.Unknown), (series.Row.Reason, series.Row.State));
        Assert.Equal(0, series.Sent);
        Assert.Empty(forbidden.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://0xa9fea9fe/")]
    [InlineData("http://2852039166/")]
    public async Task The_metadata_service_can_t_be_reached_through_a_redirect(string location)
    {
        await using var server = await RedirectingAsync(() => location);
        using var bench = new HttpBench();
        Assert.Equal(ProbeReason.Denied, bench.Measure(HttpBench.Probe(server.Port)).Row.Reason);
    }

    [Fact]
    public async Task A_redirect_to_a_name_without_an_address_is_unresolved()
    {
        await using var server = await RedirectingAsync(() => "http://nowhere.example/");
        var resolver = new FakeResolver();
        resolver.Set("nowhere.example");
        using var bench = new HttpBench(resolver);
        Assert.Equal(ProbeReason.Unresolved, bench.Measure(HttpBench.Probe(server.Port)).Row.Reason);
    }

    [Theory]
    [InlineData("http://a/", "GET", 302, "/b", "GET", true)]
    [InlineData("http://a/", "POST", 302, "/b", "GET", true)]
    [InlineData("http://a/", "PUT", 303, "/b", "GET", true)]
    [InlineData("http://a/", "HEAD", 303, "/b", "HEAD", true)]
    [InlineData("http://a/", "POST", 308, "/b", "POST", true)]
    [InlineData("http://a/", "GET", 301, "https://a/", "GET", true)]
    [InlineData("http://a:8080/", "GET", 301, "https://a/", "GET", false)]
    [InlineData("https://a/", "GET", 301, "http://a/", "GET", false)]
    [InlineData("https://a/", "GET", 301, "https://a.example/", "GET", false)]
    [InlineData("https://a/", "GET", 307, "//b/", "GET", false)]
    public void The_next_request_keeps_or_changes_its_method_and_knows_whom_it_trusts(string from, string method, int status, string to, string nextMethod, bool trusted)
    {
        var (next, problem) = new Hop(new Uri(from), method, method is "POST" or "PUT", IsTrusted: true).Follow(status, new Uri(to, UriKind.RelativeOrAbsolute));
        Assert.Null(problem);
        Assert.Equal((nextMethod, trusted, nextMethod == "POST"), (next!.Method, next.IsTrusted, next.SendsBody));
        Assert.Equal(new Uri(new Uri(from), to), next.Uri);
    }

    [Fact]
    public void A_body_is_never_sent_to_another_host_and_trust_does_not_come_back()
    {
        Assert.Contains("another host", new Hop(new Uri("http://a/"), "POST", true, true).Follow(307, new Uri("http://b/")).Problem, StringComparison.Ordinal);
        Assert.False(new Hop(new Uri("http://b/"), "GET", false, IsTrusted: false).Follow(302, new Uri("http://b/c")).Next!.IsTrusted);
    }
}
