using NetworkTelemetry.Testing.Docs;

namespace NetworkTelemetry.EndToEnd.Docs;

public sealed class TranscriptTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a\nb", "a  \nb\n")]
    [InlineData("NAME   AGE\nx      5s", "NAME   AGE\nx      1m12s")]
    [InlineData("x  127.0.0.1  Up  72.4us  0%  2  5s", "x  127.0.0.1   Up    1.64ms   0%   2   17s")]
    [InlineData("pod/edge-0-0a1b2c3d4e", "pod/edge-0-fff0123456")]
    [InlineData("Started: 2026-11-21T05:00:00Z", "Started: 2026-12-01T15:10:00.123456Z")]
    [InlineData("uid: 0b0f2f0e-1111-2222-3333-444455556666", "uid: aaaaaaaa-1111-2222-3333-444455556666")]
    [InlineData("network_telemetry_rtt_mean_seconds{target=\"a\"} 0.00012", "network_telemetry_rtt_mean_seconds{target=\"a\"} 7.1e-05")]
    [InlineData("  rtt: 1.2ms", "  rtt: 800us")]
    [InlineData("list 0123456789abcdef: 1 targets", "list fedcba9876543210: 1 targets")]
    [InlineData("x  Up  1.2s", "x  Up  3us")]
    [InlineData("it is 1.5ms, over the limit", "it is 72us, over the limit")]
    [InlineData("x  Down  33.3%", "x  Down  50%")]
    [InlineData("a\n...\nd", "a\nb\nc\nd")]
    [InlineData("...\nc\n...", "a\nb\nc")]
    [InlineData("a\n...", "a")]
    [InlineData("", "")]
    public void What_may_vary_is_the_same(string shown, string real) => Assert.Null(Transcript.Difference(shown.Split('\n'), real.Split('\n')));

    [Theory]
    [InlineData("a", "b")]
    [InlineData("a", "a\nb")]
    [InlineData("a\nb", "a")]
    [InlineData("", "a")]
    [InlineData("x  Up  1ms", "x  Down")]
    [InlineData("x  Up  0%", "x  Up  10%")]
    [InlineData("x  Down  33.3%", "x  Down  100%")]
    [InlineData("Loss:  33.3%", "Loss:  50%")]
    [InlineData("x  3  5s", "x  2  5s")]
    [InlineData("Interval:  5s", "Interval:  10s")]
    [InlineData("-  interval: 5s", "-  interval: 10s")]
    [InlineData("Message: every 5s", "Message: every 6s")]
    [InlineData("network_telemetry_probe_up{target=\"a\"} 1", "network_telemetry_probe_up{target=\"a\"} 0")]
    [InlineData("...\nb\na\n...", "a\nb")]
    [InlineData("a\n...\nb", "a\nb\nc")]
    [InlineData("127.0.0.1", "127.64.1.2")]
    public void What_must_not_vary_is_a_difference(string shown, string real) => Assert.NotNull(Transcript.Difference(shown.Split('\n'), real.Split('\n')));

    [Fact]
    public void A_difference_names_the_first_lines_that_have_no_partner() =>
        Assert.Contains("first difference: \"b\" / \"c\"", Transcript.Difference(["a", "b"], ["a", "c"]));

    [Fact]
    public async Task A_shell_keeps_variables_and_shows_both_streams()
    {
        using var shell = new ShellSession(Path.GetTempPath(), new Dictionary<string, string> { ["GREETING"] = "hello" });
        Assert.Null(Transcript.Difference([], await shell.RunAsync("export NAME=world")));
        Assert.Null(Transcript.Difference(["hello world", "again"], await shell.RunAsync("echo $GREETING $NAME >&2; cat <<E\nagain\nE")));
    }
}
