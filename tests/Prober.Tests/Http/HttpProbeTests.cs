using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Http;

public sealed class HttpProbeTests
{
    [Fact]
    public async Task A_page_is_measured_phase_by_phase()
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            await Task.Delay(50);
            await context.Response.WriteAsync("first ");
            await context.Response.Body.FlushAsync();
            await Task.Delay(100);
            await context.Response.WriteAsync("second");
        });
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port));
        Assert.Equal((ProbeReason.Ok, 1, 1), (series.Row.Reason, series.Sent, series.Received));
        var http = series.Http!;
        Assert.Equal((200, 1.1, 12, 0), (http.StatusCode, http.Version, http.BodyBytes, http.Redirects));
        Assert.Equal((0, 0), (http.Phases[0], http.Phases[2]));
        Assert.InRange(http.Phases[1], 1e-6, 0.05);
        Assert.InRange(http.Phases[3], 0.045, 1);
        Assert.InRange(http.Phases[4], 0.09, 1);

        // The round trip ends with the headers: the body is not in it.
        var toHeaders = http.Phases[1] + http.Phases[3];
        Assert.InRange(series.Rtt.Last, toHeaders - 1e-9, toHeaders + 0.05);
        Assert.Null(series.Tls);
    }

    [Fact]
    public async Task What_the_entry_asks_for_is_sent_and_nothing_else()
    {
        await using var server = await WebServer.SayingAsync("ok");
        using var bench = new HttpBench();
        bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with
        {
            Method = "POST", Path = "/cart?id=7", Body = "{\"n\":1}",
            Headers =
            [
                new HttpHeaderEntry { Name = "Host", Value = "shop.example" }, new HttpHeaderEntry { Name = "Content-Type", Value = "application/json" },
                new HttpHeaderEntry { Name = "X-Shop", Value = "a b" },
            ],
        }));
        var (line, headers, body) = Assert.Single(server.Requests);
        Assert.Equal(("POST /cart?id=7 HTTP/1.1", "{\"n\":1}"), (line, body));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Connection"] = "close", ["Content-Length"] = "7", ["Content-Type"] = "application/json", ["Host"] = "shop.example",
                ["User-Agent"] = "network-telemetry-prober", ["X-Shop"] = "a b",
            },
            headers.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary());
    }

    [Theory]
    [InlineData(204, "200-299", ProbeReason.Ok)]
    [InlineData(404, "200-299", ProbeReason.UnexpectedStatus)]
    [InlineData(404, "200,400-404", ProbeReason.Ok)]
    [InlineData(302, "302", ProbeReason.Ok)]
    [InlineData(304, "200-299", ProbeReason.UnexpectedStatus)]
    public async Task Status_codes_decide(int status, string expected, string reason)
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { ExpectedStatusCodes = expected.Split(',') }));
        Assert.Equal((reason, status), (series.Row.Reason, series.Http!.StatusCode));
    }

    [Theory]
    [InlineData("Add to basket", null, false, ProbeReason.Ok)]
    [InlineData("Sold out", null, false, ProbeReason.BodyMismatch)]
    [InlineData("Sold out", null, true, ProbeReason.Ok)]
    [InlineData("Add to basket", null, true, ProbeReason.BodyMismatch)]
    [InlineData(null, "Add to b[aä]sket{1}", false, ProbeReason.Ok)]
    [InlineData(null, "^Sold", false, ProbeReason.BodyMismatch)]
    [InlineData(null, "(a+)+$", false, ProbeReason.BodyMismatch)]
    [InlineData("größer", null, false, ProbeReason.Ok)]
    public async Task The_body_is_matched_also_when_it_is_compressed(string? contains, string? regex, bool mustNot, string reason)
    {
        const string Page = "<p>größer</p><button>Add to basket</button> aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
        await using var server = await WebServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/plain")
            {
                await context.Response.WriteAsync(Page);
                return;
            }

            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Page));
        });
        foreach (var path in new[] { "/plain", "/packed" })
        {
            using var bench = new HttpBench();
            var match = new BodyMatchEntry { Contains = contains, Regex = regex, MustNotMatch = mustNot };
            Assert.Equal(reason, bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { Path = path, BodyMatch = match })).Row.Reason);
        }
    }

    [Fact]
    public async Task Every_round_has_a_connection_of_its_own()
    {
        var connections = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = await WebServer.StartAsync(context =>
        {
            connections.Add(context.Connection.Id);
            return Task.CompletedTask;
        });
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port) with { Interval = TimeSpan.FromMilliseconds(100) });
        bench.Bench.RunUntil(() => series.Received >= 4, "four rounds");
        Assert.Equal(connections.Count, connections.Distinct().Count());
    }

    [Fact]
    public void A_closed_port_refuses_and_is_counted_so()
    {
        using var bench = new HttpBench();
        int port;
        using (var server = RawServer.Saying("")) port = server.Port;
        var series = bench.Measure(HttpBench.Probe(port));
        Assert.Equal(ProbeReason.Refused, series.Row.Reason);
        Assert.Equal(1, series.Lost[1]);
        Assert.Null(series.Http);
    }

    [Fact]
    public async Task The_lookup_of_the_name_is_a_phase_and_not_part_of_the_round_trip()
    {
        await using var server = await WebServer.SayingAsync("ok");
        var resolver = new SlowResolver("127.0.0.1", TimeSpan.FromMilliseconds(200));
        using var bench = new HttpBench(resolver);
        var series = bench.Measure(HttpBench.Probe(server.Port, host: "shop.example"));
        Assert.Equal(ProbeReason.Ok, series.Row.Reason);
        Assert.InRange(series.Http!.Phases[0], 0.19, 2);
        Assert.Equal($"shop.example:{server.Port}", Assert.Single(server.Requests).Headers["Host"]);
        Assert.InRange(series.Rtt.Last, 1e-6, series.Http.Phases[1] + series.Http.Phases[3] + 0.05);
    }

    [Fact]
    public void An_unchanged_list_that_comes_again_measures_nothing_anew()
    {
        static HttpEntry Entry() => new()
        {
            Headers = [new HttpHeaderEntry { Name = "A", Value = "b" }], ExpectedStatusCodes = ["200", "204"], Tls = new TlsEntry { ServerName = "x" },
            BodyMatch = new BodyMatchEntry { Contains = "y" }, Credential = new MountedFile { Name = "c" },
        };
        var one = Plans.Accepted(Plans.Target("a", HttpBench.Probe(80, Entry()))).Plans[0];
        var same = Plans.Accepted(Plans.Target("a", HttpBench.Probe(80, Entry()))).Plans[0];
        Assert.Equal(one, same);
        foreach (var changed in new[]
        {
            Entry() with { Scheme = "HTTP" }, Entry() with { Path = "/x" }, Entry() with { Method = "HEAD" }, Entry() with { Body = "z" },
            Entry() with { Headers = [] }, Entry() with { ExpectedStatusCodes = ["200"] }, Entry() with { BodyMatch = null }, Entry() with { MaxRedirects = 0 },
            Entry() with { MaxBodyBytes = 0 }, Entry() with { Tls = null }, Entry() with { Credential = null },
        })
            Assert.NotEqual(one, Plans.Accepted(Plans.Target("a", HttpBench.Probe(80, changed))).Plans[0]);
    }
}
