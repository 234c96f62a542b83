using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Http;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Http;

public sealed class MisbehavingServerTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";

    [Theory]
    [InlineData("", ProbeReason.UnexpectedAnswer)]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n", ProbeReason.UnexpectedAnswer)]
    [InlineData("\0\u0001\u0002\u0003\r\n\r\n", ProbeReason.UnexpectedAnswer)]
    [InlineData("HTTP/1.1 banana\r\n\r\n", ProbeReason.UnexpectedAnswer)]
    [InlineData(Ok + "Content-Length: 100\r\n\r\nshort", ProbeReason.UnexpectedAnswer)]
    [InlineData(Ok + "Content-Length: -1\r\n\r\n", ProbeReason.Ok)]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", ProbeReason.UnexpectedAnswer)]
    [InlineData(Ok + "Content-Length: 3000000\r\n\r\n", ProbeReason.TooLarge)]
    [InlineData(Ok + "Content-Length: 3000000\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", ProbeReason.Ok)]
    [InlineData("HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n", ProbeReason.UnexpectedStatus)]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", ProbeReason.UnexpectedStatus)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: gopher://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", ProbeReason.UnexpectedStatus)]
    public void What_a_server_says_has_a_reason(string answer, string reason)
    {
        using var server = RawServer.Saying(answer);
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port));
        Assert.Equal(reason, series.Row.Reason);
        Assert.Equal(1, series.Sent);
    }

    [Theory]
    [InlineData(Ok, "X-More: and-more\r\n", ProbeReason.TooLarge)]
    [InlineData(Ok + "X-Long: ", "aaaaaaaaaaaaaaaa", ProbeReason.TooLarge)]
    [InlineData(Ok + "\r\n", "a body that never ends, as fast as it will go ", ProbeReason.TooLarge)]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", ProbeReason.TooLarge)]
    public void A_server_that_never_ends_gets_a_reason_within_the_time_out(string head, string again, string reason)
    {
        using var server = RawServer.Endless(head, again, TimeSpan.Zero);
        using var bench = new HttpBench();
        var watch = Stopwatch.StartNew();
        var series = bench.Measure(HttpBench.Probe(server.Port) with { Timeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(reason, series.Row.Reason);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void A_slow_drip_ends_with_the_time_out_and_says_what_was_waited_for()
    {
        using var server = RawServer.Endless(Ok + "Content-Length: 1000\r\n\r\n", "x", TimeSpan.FromMilliseconds(20));
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port) with { Timeout = TimeSpan.FromMilliseconds(400) });
        Assert.Equal((ProbeReason.Timeout, "the time-out passed while reading the body"), (series.Row.Reason, series.Row.Message));
        Assert.Equal(200, series.Http!.StatusCode);
    }

    [Fact]
    public void A_silent_server_is_a_time_out()
    {
        using var server = RawServer.Doing((_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port) with { Timeout = TimeSpan.FromMilliseconds(300) });
        Assert.Equal(ProbeReason.Timeout, series.Row.Reason);
        Assert.Contains("waiting for the response", series.Row.Message, StringComparison.Ordinal);
        Assert.Null(series.Http);
    }

    [Fact]
    public void A_compression_bomb_is_not_unpacked_past_the_limit()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < 512; i++) gzip.Write(new byte[1024 * 1024]);
        Assert.InRange(bomb.Length, 1, 1024 * 1024);
        using var server = RawServer.Saying(
            [.. Encoding.ASCII.GetBytes($"{Ok}Content-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n"), .. bomb.ToArray()]);
        using var bench = new HttpBench();
        var before = GC.GetTotalAllocatedBytes();
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { BodyMatch = new BodyMatchEntry { Contains = "basket" } }));
        Assert.Equal(ProbeReason.TooLarge, series.Row.Reason);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void A_damaged_archive_is_an_unexpected_answer(string encoding)
    {
        using var server = RawServer.Saying($"{Ok}Content-Encoding: {encoding}\r\nContent-Length: 4\r\n\r\nnope");
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { BodyMatch = new BodyMatchEntry { Contains = "basket" } }));
        Assert.Equal(ProbeReason.UnexpectedAnswer, series.Row.Reason);
    }

    [Fact]
    public void A_redirect_loop_ends_at_the_limit()
    {
        using var server = RawServer.Saying("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { MaxRedirects = 3 }));
        Assert.Equal((ProbeReason.UnexpectedStatus, "it was redirected more than 3 times"), (series.Row.Reason, series.Row.Message));
        Assert.Equal((4, 3), (server.Connections, series.Http!.Redirects));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002\u0028")]
    [InlineData("")]
    public void A_server_that_speaks_no_TLS_fails_the_handshake(string text)
    {
        using var server = RawServer.Blurting(text);
        using var bench = new HttpBench();
        Assert.Equal(ProbeReason.TlsFailed, bench.Measure(HttpBench.Probe(server.Port, new HttpEntry())).Row.Reason);
    }

    [Fact]
    public void When_too_many_bodies_are_held_the_prober_says_so_and_blames_nobody()
    {
        using var server = RawServer.Saying($"{Ok}Content-Length: 100000\r\n\r\n{new string('x', 100000)}");
        using var bench = new HttpBench(bodies: new BodyBudget(50000));
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { BodyMatch = new BodyMatchEntry { Contains = "basket" } }));
        Assert.Equal((ProbeReason.NotSent, ProbeState.Unknown, 0), (series.Row.Reason, series.Row.RawState, series.Sent));
    }

    [Fact]
    public void Probes_that_hang_take_nothing_from_one_that_answers()
    {
        using var silent = RawServer.Doing((_, _, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        using var good = RawServer.Saying($"{Ok}Content-Length: 0\r\n\r\n");
        using var bench = new HttpBench(limits: new AdmissionLimits(PerDestination: 4, PerKind: 16));
        var fast = TimeSpan.FromMilliseconds(100);
        bench.Bench.Engine.Apply(Plans.Accepted(
            Plans.Target("hangs", HttpBench.Probe(silent.Port) with { Interval = fast }), Plans.Target("good", HttpBench.Probe(good.Port) with { Interval = fast })));
        bench.Bench.Engine.Turn();
        bench.Bench.RunUntil(() => bench.Bench.Series("good").Rounds >= 15 && bench.Bench.Series("hangs").Rounds >= 5, "15 rounds");
        Assert.Equal(bench.Bench.Series("good").Rounds, bench.Bench.Series("good").Received);
        Assert.Equal((ProbeReason.NotSent, 0), (bench.Bench.Row("hangs").Reason, bench.Bench.Series("hangs").Sent));
        Assert.Equal(4, silent.Connections);
    }

    [Fact]
    public void Exchanges_leave_no_descriptor_behind_however_they_end()
    {
        using var silent = RawServer.Doing((stream, _, cancellation) => stream.ReadAsync(new byte[1], cancellation).AsTask());
        using var endless = RawServer.Endless($"{Ok}\r\n", new string('x', 4096), TimeSpan.Zero);
        using var garbage = RawServer.Saying("garbage\r\n\r\n");
        using var good = RawServer.Saying($"{Ok}Content-Length: 2\r\n\r\nok");
        var probes = new[] { silent, endless, garbage, good }
            .SelectMany(server => new[] { HttpBench.Probe(server.Port), HttpBench.Probe(server.Port, new HttpEntry()) })
            .Select((probe, i) => Plans.Target($"t{i}", probe with { Interval = TimeSpan.FromMilliseconds(100), Timeout = TimeSpan.FromMilliseconds(150) }));
        using var bench = new HttpBench();

        // Sockets whose remote end is one of the servers and that a process still holds.
        var ports = new[] { silent, endless, garbage, good }.Select(server => $":{server.Port:X4}").ToArray();
        int Open() => File.ReadLines("/proc/net/tcp").Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(socket => ports.Any(socket[2].EndsWith) && socket[9] != "0");
        bench.Bench.Engine.Apply(Plans.Accepted([.. probes]));
        bench.Bench.Engine.Turn();
        bench.Bench.RunUntil(() => bench.Bench.Board.Content.Series.All(series => series.Rounds >= 20), "20 rounds of all");
        Assert.InRange(Open(), 1, 100);
        bench.Bench.Engine.Apply(Plans.Accepted());
        bench.Bench.RunUntil(() => Open() == 0, "the connections to close");
    }
}
