using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Http;
using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Prober.Tests.Http;

public sealed class RequestTests
{
    [Theory]
    [InlineData("shop.example", "HTTP", 80, "shop.example")]
    [InlineData("shop.example", "HTTP", 8080, "shop.example:8080")]
    [InlineData("192.0.2.1", "HTTPS", 443, "192.0.2.1")]
    [InlineData("2001:db8::1", "HTTP", 80, "[2001:db8::1]")]
    [InlineData("2001:db8::1", "HTTPS", 8443, "[2001:db8::1]:8443")]
    public void Host_is_written_as_in_an_address_bar(string host, string scheme, int port, string expected)
    {
        var aim = HttpAim.Of(HttpBench.Probe(port, new HttpEntry { Scheme = scheme }, host));
        Assert.Equal(new("Host", expected), RequestHeaders.Of(aim, Hop.First(aim), null)[0]);
    }

    [Fact]
    public void Headers_that_would_say_where_the_request_ends_are_left_out_and_the_credential_replaces_the_users()
    {
        HttpHeaderEntry Header(string name) => new() { Name = name, Value = "x" };
        var aim = HttpAim.Of(HttpBench.Probe(80, HttpBench.Plain with
        {
            Headers = [Header("Transfer-Encoding"), Header("content-length"), Header("Content-Type"), Header("a b"), Header("authorization"), Header("X-A")],
        }));
        var headers = RequestHeaders.Of(aim, Hop.First(aim), "Bearer y");
        Assert.Equal(["Host", "X-A", "User-Agent", "Authorization"], headers.Select(header => header.Key));
        Assert.Equal("Bearer y", headers[^1].Value);
        Assert.Contains(RequestHeaders.Of(aim, Hop.First(aim), null), header => header.Key == "authorization");
    }

    [Theory]
    [InlineData("GET", null, "GET /a?b HTTP/1.1\r\nHost: c\r\nConnection: close\r\n\r\n")]
    [InlineData("POST", null, "POST /a?b HTTP/1.1\r\nHost: c\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    [InlineData("PUT", "dé", "PUT /a?b HTTP/1.1\r\nHost: c\r\nContent-Length: 3\r\nConnection: close\r\n\r\ndé")]
    public void A_request_is_written(string method, string? body, string expected) => Assert.Equal(
        expected, Encoding.UTF8.GetString(RequestHead.Write(method, "/a?b", [new("Host", "c")], body is null ? null : Encoding.UTF8.GetBytes(body))));
}
