using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Tcp;

public sealed class MisbehavingTcpServerTests
{
    private static readonly TcpEntry Greeting = new() { Expect = TcpBench.Contains("220 ") };

    [Theory]
    [InlineData("", "the server closed the connection without \"220 \"; it sent nothing")]
    [InlineData("SSH-2.0-x\r\n", "the server closed the connection without \"220 \"; 11 bytes came: SSH-2.0-x\\r\\n")]
    [InlineData("\0\u0001\u00FE\\", "the server closed the connection without \"220 \"; 4 bytes came: \\x00\\x01\\xFE\\\\")]
    public void A_server_that_says_something_else_is_unexpected_and_quoted(string says, string message)
    {
        using var server = RawServer.Blurting(says);
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, Greeting);
        Assert.Equal((ProbeReason.UnexpectedAnswer, message, 1), (series.Row.Reason, series.Row.Message, series.Sent));
    }

    [Fact]
    public void A_silent_server_is_a_time_out()
    {
        using var server = RawServer.Talking((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, Greeting, 0.3);
        Assert.Equal((ProbeReason.Timeout, "the time-out passed while waiting for \"220 \""), (series.Row.Reason, series.Row.Message));
    }

    [Fact]
    public void A_slow_drip_ends_with_the_time_out_and_what_came_is_quoted()
    {
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), cancellation);
                await Task.Delay(20, cancellation);
            }
        });
        using var bench = new TcpBench();
        var watch = Stopwatch.StartNew();
        var series = bench.Measure(server.Port, Greeting, 0.4);
        Assert.Equal(ProbeReason.Timeout, series.Row.Reason);
        Assert.Matches("""^the time-out passed while waiting for "220 "; \d+ bytes came: x+$""", series.Row.Message);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.3, 3);
    }

    [Theory]
    [InlineData("220 ", null)]
    [InlineData(null, "^220 ")]
    public void A_flood_without_what_is_expected_is_too_large_in_bounded_memory(string? contains, string? regex)
    {
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            var chunk = Encoding.ASCII.GetBytes(new string('x', 1000));
            while (true) await stream.WriteAsync(chunk, cancellation);
        });
        using var bench = new TcpBench();
        var before = GC.GetTotalAllocatedBytes();
        var series = bench.Measure(server.Port, new TcpEntry { Expect = new TcpExpectEntry { Contains = contains is null ? null : TcpBench.Base64(contains), Regex = regex } });
        Assert.Equal(ProbeReason.TooLarge, series.Row.Reason);
        Assert.StartsWith("the server sent 16384 bytes without ", series.Row.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public void An_expression_that_would_take_years_is_given_up()
    {
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('a', 60) + "!"), cancellation);
            await Task.Delay(Timeout.Infinite, cancellation);
        });
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, new TcpEntry { Expect = TcpBench.Matches(@"^(a|a|aa)+$") });
        Assert.Equal((ProbeReason.UnexpectedAnswer, "matching the regular expression took longer than 1 s"), (series.Row.Reason, series.Row.Message));
    }

    [Fact]
    public void A_reset_is_an_unexpected_answer()
    {
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            await stream.ReadExactlyAsync(new byte[1], cancellation);
            ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
            ((NetworkStream)stream).Socket.Close();
        });
        using var bench = new TcpBench();
        var row = bench.Measure(server.Port, Greeting with { Send = TcpBench.Base64("x") }).Row;
        Assert.Equal(ProbeReason.UnexpectedAnswer, row.Reason);
        Assert.StartsWith("the connection broke off:", row.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("220 mail.example\r\n")]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002\u0028")]
    [InlineData("")]
    public void A_server_that_speaks_no_TLS_fails_the_handshake(string says)
    {
        using var server = RawServer.Blurting(says);
        using var bench = new TcpBench();
        Assert.Equal(ProbeReason.TlsFailed, bench.Measure(server.Port, Greeting with { Tls = new TlsEntry() }).Row.Reason);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(300)]
    public void A_handshake_that_is_cut_off_fails(int bytes)
    {
        // What a real server says, up to there; then the connection is closed.
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            await using var cut = new CutStream(stream, bytes);
            await using var secured = new SslStream(cut, leaveInnerStreamOpen: true);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellation);
        });
        using var bench = new TcpBench();
        Assert.Equal(ProbeReason.TlsFailed, bench.Measure(server.Port, new TcpEntry { Tls = new TlsEntry() }).Row.Reason);
    }

    [Fact]
    public void A_handshake_that_never_ends_is_a_time_out()
    {
        // The head of a handshake record of 16 KiB, and then its bytes one by one.
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            await stream.WriteAsync(new byte[] { 22, 3, 3, 0x40, 0 }, cancellation);
            while (true)
            {
                await stream.WriteAsync(new byte[1], cancellation);
                await Task.Delay(20, cancellation);
            }
        });
        using var bench = new TcpBench();
        var row = bench.Measure(server.Port, new TcpEntry { Tls = new TlsEntry() }, 0.4).Row;
        Assert.Equal(ProbeReason.Timeout, row.Reason);
        Assert.Contains("in the TLS handshake", row.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_take_what_is_sent_is_a_time_out()
    {
        using var server = RawServer.Talking((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, new TcpEntry { Send = TcpBench.Base64(new string('x', 16384)), Expect = TcpBench.Contains("x") }, 0.3);
        Assert.Equal(ProbeReason.Timeout, series.Row.Reason);
    }

    [Fact]
    public void Exchanges_leave_no_descriptor_behind_however_they_end()
    {
        using var silent = RawServer.Talking((stream, cancellation) => stream.ReadAsync(new byte[1], cancellation).AsTask());
        using var garbage = RawServer.Blurting("garbage");
        using var good = RawServer.Blurting("220 ready");
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var secured = RawServer.Talking((stream, cancellation) => stream.WriteAsync("220 ready"u8.ToArray(), cancellation).AsTask(), certificate);
        RawServer[] servers = [silent, garbage, good, secured];
        var fast = servers.SelectMany(server => new[] { TcpBench.Probe(server.Port, Greeting), TcpBench.Probe(server.Port, Greeting with { Tls = TcpBench.OwnRoots }) })
            .Select((probe, i) => Plans.Target($"t{i}", probe with { Interval = TimeSpan.FromMilliseconds(100), Timeout = TimeSpan.FromMilliseconds(150) }));
        using var bench = new TcpBench();
        var ports = servers.Select(server => $":{server.Port:X4}").ToArray();
        int Open() => File.ReadLines("/proc/net/tcp").Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(socket => ports.Any(socket[2].EndsWith) && socket[9] != "0");
        bench.Bench.Engine.Apply(Plans.Accepted([.. fast]));
        bench.Bench.Engine.Turn();
        bench.Bench.RunUntil(() => bench.Bench.Board.Content.Series.All(series => series.Rounds >= 15), "15 rounds of all");
        bench.Bench.Engine.Apply(Plans.Accepted());
        bench.Bench.RunUntil(() => Open() == 0, "the connections to close");
    }
}
