using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Summaries;

namespace NetworkTelemetry.Operator.Tests.Summaries;

public sealed class SummaryPollerTests : IAsyncLifetime
{
    private static readonly PollSettings Settings = new()
    {
        Wait = TimeSpan.FromMilliseconds(300), Slack = TimeSpan.FromMilliseconds(300), MinInterval = TimeSpan.FromMilliseconds(10),
        RetryDelay = TimeSpan.FromMilliseconds(20), MaxRetryDelay = TimeSpan.FromMilliseconds(50), MaxBytes = 100_000,
    };

    private readonly PlanBoard _plans = new();
    private readonly ReportBoard _reports = new();
    private readonly MetricRegistry _metrics = new();
    private readonly ProberConnections _connections = new(new AuthorityBoard());
    private readonly List<FakeProber> _probers = [];
    private SummaryPoller _poller = null!;

    public async ValueTask InitializeAsync()
    {
        _poller = new SummaryPoller(_plans, _reports, new RowFeed(), new SummaryClient(Settings, _connections), Settings, _metrics, TimeProvider.System, NullLogger<SummaryPoller>.Instance);
        await _poller.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _poller.StopAsync(default);
        _poller.Dispose();
        _connections.Dispose();
        foreach (var prober in _probers) await prober.DisposeAsync();
    }

    [Fact]
    public async Task Rows_reach_the_board_and_the_cursor_goes_back_with_the_node_s_token()
    {
        var count = 0;
        var prober = await ProberAsync(context => FakeProber.WriteAsync(context, Summary(0, $"c{++count}", full: count == 1, Row("a", rtt: count))));

        Publish(Node(0, prober.Address));

        await Until(() => Report(0)?.Rows.Values.SingleOrDefault() is { RttSeconds: >= 3 });
        var requests = prober.Requests.Take(3).ToList();
        Assert.Equal(["?wait=300ms", "?since=c1&wait=300ms", "?since=c2&wait=300ms"], requests.Select(request => request.Query));
        Assert.All(requests, request => Assert.Equal("Bearer token-0", request.Authorization));
    }

    [Fact]
    public async Task A_prober_that_has_no_list_yet_and_so_no_name_is_heard()
    {
        var prober = await ProberAsync(context => FakeProber.WriteAsync(context, Summary(0, "c", full: true) with { Node = "" }));

        Publish(Node(0, prober.Address));

        await Until(() => Report(0) is { Reachable: true, Process: not null, Revision: null });
    }

    [Fact]
    public async Task A_prober_that_restarted_replaces_its_rows()
    {
        var restarted = false;
        var prober = await ProberAsync(context => FakeProber.WriteAsync(
            context, restarted ? Summary(0, "new-1", full: true, Row("b")) : Summary(0, "old-1", full: context.Request.Query["since"] != "old-1", Row("a"))));
        Publish(Node(0, prober.Address));
        await Until(() => Report(0)?.Rows.Count == 1);

        restarted = true;

        await Until(() => Report(0)!.Rows.Keys.Single().Uid == "b");
        await Until(() => prober.Requests.Any(request => request.Query.Contains("since=new-1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("garbage", "Invalid")]
    [InlineData("not gzip", "Invalid")]
    [InlineData("json but no summary", "Invalid")]
    [InlineData("cut short", "Unreachable")]
    [InlineData("another node", "Invalid")]
    [InlineData("401", "Unauthorized")]
    [InlineData("500", "UnexpectedStatus")]
    [InlineData("redirect", "UnexpectedStatus")]
    [InlineData("huge", "TooLarge")]
    [InlineData("slow", "Timeout")]
    [InlineData("slow body", "Timeout")]
    public async Task A_bad_answer_makes_the_node_unreachable_keeps_its_rows_and_is_counted(string kind, string result)
    {
        var good = true;
        FakeProber prober = null!;
        prober = await ProberAsync(context => good ? FakeProber.WriteAsync(context, Summary(0, "c", full: true, Row("a"))) : Bad(prober, context, kind));
        Publish(Node(0, prober.Address));
        await Until(() => Report(0)?.Rows.Count == 1);

        good = false;
        await Until(() => Report(0) is { Reachable: false });

        Assert.Single(Report(0)!.Rows);
        Assert.True(Polls(result) >= 3, Exposition());

        good = true;
        await Until(() => Report(0) is { Reachable: true });
    }

    [Fact]
    public async Task A_dead_and_a_silent_prober_delay_nobody_else()
    {
        FakeProber silent = null!;
        silent = await ProberAsync(context => silent.HangAsync(context));
        var count = 0;
        var good = await ProberAsync(context => FakeProber.WriteAsync(context, Summary(2, $"c{++count}", full: false, Row("a", rtt: count))));

        Publish(Node(0, "127.250.250.250"), Node(1, silent.Address), Node(2, good.Address));

        await Until(() => Report(2)?.Rows.Values.SingleOrDefault() is { RttSeconds: >= 10 });
        await Until(() => Report(0) is { Reachable: false } && Report(1) is { Reachable: false });
        Assert.True(Report(2)!.Reachable);
        Assert.Null(Report(0)!.Process);
    }

    [Fact]
    public async Task One_lost_poll_is_no_news()
    {
        var count = 0;
        var prober = await ProberAsync(context =>
        {
            if (++count % 3 != 0) return FakeProber.WriteAsync(context, Summary(0, $"c{count}", full: false, Row("a", rtt: count)));
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        var unreachable = false;
        _reports.Changed += change => unreachable |= change.New is { Reachable: false };

        Publish(Node(0, prober.Address));

        await Until(() => Polls("UnexpectedStatus") >= 3);
        Assert.False(unreachable);
    }

    [Fact]
    public async Task A_pod_that_is_gone_is_polled_no_more_and_leaves_no_report()
    {
        FakeProber prober = null!;
        prober = await ProberAsync(context => context.Request.Query.ContainsKey("since") ? prober.HangAsync(context) : FakeProber.WriteAsync(context, Summary(0, "c", full: true, Row("a"))));
        Publish(Node(0, prober.Address));
        await Until(() => Report(0) is not null && prober.Requests.Count >= 2);

        Publish();

        await Until(() => Report(0) is null);
        var asked = prober.Requests.Count;
        await Task.Delay(Settings.Wait + Settings.Slack + Settings.MaxRetryDelay);
        Assert.Equal(asked, prober.Requests.Count);
        Assert.Null(Report(0));
    }

    [Fact]
    public async Task A_new_pod_of_the_node_starts_with_a_report_of_its_own()
    {
        var old = await ProberAsync(context => FakeProber.WriteAsync(context, Summary(0, "old", full: false, Row("a"))));
        var successor = await ProberAsync(context => FakeProber.WriteAsync(context, Summary(0, "new", full: false, Row("b"))));
        Publish(Node(0, old.Address));
        await Until(() => Report(0)?.Rows.Count == 1);

        Publish(Node(0, successor.Address) with { PodUid = "pod-new" });

        await Until(() => Report(0) is { PodUid: "pod-new", Rows.Count: 1 });
        Assert.Equal("b", Report(0)!.Rows.Keys.Single().Uid);
        Assert.Equal("?wait=300ms", successor.Requests.First().Query);
    }

    [Fact]
    public async Task A_node_without_address_or_token_is_not_polled()
    {
        var prober = await ProberAsync(context => FakeProber.WriteAsync(context, Summary(1, "c", full: true)));

        Publish(Node(0, prober.Address) with { Token = null }, Node(1, prober.Address), Node(2, prober.Address) with { PodIP = null });

        await Until(() => Report(1) is not null);
        Assert.Single(_reports.Current);
    }

    private static async Task Bad(FakeProber prober, HttpContext context, string kind)
    {
        switch (kind)
        {
            case "garbage": await context.Response.WriteAsync("<html>"); break;
            case "not gzip":
                context.Response.Headers.ContentEncoding = "gzip";
                await context.Response.WriteAsync("this is not gzip at all");
                break;
            case "json but no summary": await context.Response.WriteAsync("""{"node":"edge-0","cursor":null,"process":null}"""); break;
            case "cut short":
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("""{"node":""");
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case "another node": await FakeProber.WriteAsync(context, Summary(7, "c", full: true)); break;
            case "401": context.Response.StatusCode = 401; break;
            case "500": context.Response.StatusCode = 500; break;
            case "redirect": context.Response.Redirect("/v1/summary?elsewhere=1"); break;
            case "huge":
                context.Response.Headers.ContentEncoding = "gzip";
                await using (var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest))
                    await gzip.WriteAsync(Encoding.UTF8.GetBytes($$"""{"node":"edge-0","process":{},"cursor":"{{new string('x', 1_000_000)}}"}"""));
                break;
            case "slow body":
                await context.Response.WriteAsync("""{"node":""");
                await context.Response.Body.FlushAsync();
                await prober.HangAsync(context);
                break;
            default: await prober.HangAsync(context); break;
        }
    }

    private async Task<FakeProber> ProberAsync(Func<HttpContext, Task> answer)
    {
        var prober = await FakeProber.StartAsync(answer);
        _probers.Add(prober);
        return prober;
    }

    private void Publish(params NodePlan[] nodes) => _plans.Publish(new DeploymentPlan
    {
        Key = new ObjectKey("web", "edge"), Uid = "nd", Nodes = nodes, Targets = new Dictionary<ObjectKey, TargetPlan>(),
    });

    private static NodePlan Node(int ordinal, string address) => new()
    {
        Key = new NodeKey("web", "edge", $"edge-{ordinal}"), PodName = $"edge-{ordinal}-x", PodUid = $"pod-{ordinal}", PodIP = address, Token = new NodeToken($"token-{ordinal}"),
    };

    private static Summary Summary(int ordinal, string cursor, bool full, params SummaryRow[] rows) =>
        new() { Node = $"edge-{ordinal}", Cursor = cursor, Full = full, Process = new ProcessFigures(), Rows = rows };

    private static SummaryRow Row(string uid, double rtt = 0.01) => new()
    {
        Uid = uid, Probe = "ping", Family = "IPv4", State = "Up", RawState = "Up", Reason = "Ok", RttSeconds = rtt,
    };

    private NodeReport? Report(int ordinal) => _reports.Current.GetValueOrDefault(new NodeKey("web", "edge", $"edge-{ordinal}"));

    private string Exposition()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        _metrics.Write(output, ExpositionFormat.PrometheusText);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private double Polls(string result) =>
        double.Parse(Exposition().Split('\n').Single(line => line.Contains($"result=\"{result}\"", StringComparison.Ordinal)).Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Until(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "it did not happen within 20 s");
            await Task.Delay(10);
        }
    }
}
