using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Serving;

public sealed class SummaryEndpointTests
{
    private static TargetEntry Closed(string name) => Plans.Target(name, Plans.Connect(1, "127.0.0.99") with { FailureThreshold = 1, Interval = TimeSpan.FromHours(1) });

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer wrong", 401)]
    [InlineData("Bearer correct-hors", 401)]
    [InlineData("Basic correct-horse", 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("Bearer correct-horse", 200)]
    [InlineData("bearer correct-horse", 200)]
    public async Task Only_the_token_lets_in(string? authorization, int expected)
    {
        await using var prober = await RunningProber.StartAsync(Plans.List());
        prober.Client.DefaultRequestHeaders.Authorization = null;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/summary");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await prober.Client.SendAsync(request);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task Without_a_token_file_nobody_is_let_in()
    {
        await using var prober = await RunningProber.StartAsync();
        using var response = await prober.Client.GetAsync(new Uri("/v1/summary", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_wait_that_is_no_duration_is_a_bad_request()
    {
        await using var prober = await RunningProber.StartAsync(Plans.List());
        using var response = await prober.Client.GetAsync(new Uri("/v1/summary?wait=soon", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("wait:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_cursor_gets_everything_at_once_and_a_known_one_only_what_changed()
    {
        var list = Plans.List(Closed("a"), Closed("b"), Plans.Target("bad", Plans.Connect(0)));
        await using var prober = await RunningProber.StartAsync(list);
        var first = await prober.SummaryWhenAsync(summary => summary.Rows.Count == 2 && summary.Rows.All(row => row.State == ProbeState.Down));
        Assert.Equal((true, list.Revision, "edge-0"), (first.Full, first.Revision, first.Node));
        Assert.All(first.Rows, row => Assert.Equal((ProbeReason.Refused, 1, 1, 1, "IPv4"), (row.Reason, row.Sent, row.Lost, row.Rounds, row.Family)));
        Assert.All(first.Rows, row => Assert.NotNull(row.Since));
        Assert.Equal("tcp.port: must be from 1 to 65535", Assert.Single(first.Rejected).Message);
        Assert.True(first.Process.ResidentBytes > 0 && first.Process.CpuSeconds > 0);

        var nothing = await prober.SummaryAsync($"?since={first.Cursor}&wait=50ms");
        Assert.False(nothing.Full);
        Assert.Empty(nothing.Rows);
        Assert.Single(nothing.Rejected);

        var clock = Stopwatch.StartNew();
        foreach (var cursor in new[] { "", "0123456789abcdef0123456789abcdef-1", "junk", first.Cursor + "9999" })
            Assert.True((await prober.SummaryAsync($"?since={cursor}&wait=30s")).Full);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_new_list_answers_the_waiting_reader_at_once_with_what_came_and_went()
    {
        await using var prober = await RunningProber.StartAsync(Plans.List(Closed("a"), Closed("b")));
        var first = await prober.SummaryWhenAsync(summary => summary.Rows.Count == 2 && summary.Rows.All(row => row.State == ProbeState.Down));
        var waiting = prober.SummaryAsync($"?since={first.Cursor}&wait=30s");
        var list = Plans.List(Closed("b"), Closed("c"));
        var clock = Stopwatch.StartNew();
        prober.Mounted.Put(list, RunningProber.Token);
        var second = await waiting;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"took {clock.Elapsed}");
        Assert.Equal((false, list.Revision), (second.Full, second.Revision));
        Assert.Equal("uid-c", Assert.Single(second.Rows).Uid);
        Assert.Equal(new SummaryKey("uid-a", "port", "IPv4"), Assert.Single(second.Removed));
    }

    [Fact]
    public async Task A_transition_answers_the_waiting_reader_at_once()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var prober = await RunningProber.StartAsync(Plans.List(Plans.Target("a", Plans.Connect(port) with { Interval = TimeSpan.FromMilliseconds(200) })));
        var up = await prober.SummaryWhenAsync(summary => summary.Rows is [{ State: ProbeState.Up }]);
        listener.Stop();
        var clock = Stopwatch.StartNew();
        var down = await prober.SummaryAsync($"?since={up.Cursor}&wait=30s");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
        Assert.Equal((ProbeState.Down, ProbeReason.Refused), (Assert.Single(down.Rows).State, down.Rows[0].Reason));
    }

    [Fact]
    public async Task Gzip_carries_the_same_summary()
    {
        await using var prober = await RunningProber.StartAsync(Plans.List(Closed("a")));
        await prober.SummaryWhenAsync(summary => summary.Rows.Count == 1);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/summary");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await prober.Client.SendAsync(request);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var gzip = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Single((await JsonSerializer.DeserializeAsync(gzip, ContractJson.Default.Summary))!.Rows);
    }

    [Fact]
    public async Task There_is_no_endpoint_that_probes()
    {
        await using var prober = await RunningProber.StartAsync(Plans.List());
        foreach (var path in new[] { "/probe?target=127.0.0.1", "/v1/probe", "/config", "/" })
        {
            using var response = await prober.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
