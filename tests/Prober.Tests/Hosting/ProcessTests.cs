using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;
using NetworkTelemetry.Prober.Tests.Tcp;

namespace NetworkTelemetry.Prober.Tests.Hosting;

/// <summary>The program as it is started in a pod.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class ProcessTests
{
    private const int Terminate = 15;

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "telemetry-prober"), arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [Fact]
    public async Task SIGTERM_ends_it_within_a_second_also_while_a_reader_waits()
    {
        using var mounted = new MountedDirectory();
        mounted.Put(Plans.List(Plans.Target("a", Plans.Ping())), RunningProber.Token);
        var port = FreePort();
        using var process = Start("--list-directory", mounted.Path, "--listen", $"127.0.0.1:{port}", "--listen-tls", "127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + RunningProber.Token);
        var cursor = await CursorAsync(client);
        var waiting = client.GetAsync(new Uri($"/v1/summary?since={cursor}&wait=30s", UriKind.Relative));
        await Task.Delay(100);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Kill(process.Id, Terminate));
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1.5), $"took {clock.Elapsed}");
        Assert.Equal(0, process.ExitCode);
        await Task.WhenAny(waiting, Task.Delay(1000));
        Assert.True(waiting.IsCompleted);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_line()
    {
        using var mounted = new MountedDirectory();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var process = Start("--list-directory", mounted.Path, "--listen", listener.LocalEndpoint.ToString()!, "--listen-tls", "127.0.0.1:0", "--log-level", "none");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Matches(@"^telemetry-prober: can't listen on 127\.0\.0\.1:\d+ and 127\.0\.0\.1:0: .*\n$", error);
    }

    [Fact]
    public async Task A_wrong_flag_ends_with_2_and_one_line()
    {
        using var process = Start("--bogus");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Where_the_machine_forbids_ICMP_the_result_says_which_sysctl_to_set()
    {
        const string SetPriv = "/usr/bin/setpriv";
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists(SetPriv), "giving up privileges needs root and setpriv");
        Assert.SkipUnless(File.ReadAllText("/proc/sys/net/ipv4/ping_group_range").StartsWith("1\t0", StringComparison.Ordinal), "this machine permits ping sockets to everybody");
        using var mounted = new MountedDirectory();
        mounted.Put(Plans.List(Plans.Target("a", Plans.Ping())), RunningProber.Token);
        File.SetUnixFileMode(mounted.Path, (UnixFileMode)0b111_101_101);
        var port = FreePort();
        using var process = Process.Start(new ProcessStartInfo(
            SetPriv,
            ["--reuid=65534", "--regid=65534", "--clear-groups", Path.Combine(AppContext.BaseDirectory, "telemetry-prober"), "--list-directory", mounted.Path, "--listen", $"127.0.0.1:{port}", "--listen-tls", "127.0.0.1:0"]))!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Add("Authorization", "Bearer " + RunningProber.Token);
            var row = await RowAsync(client, row => row.Rounds > 0);
            Assert.Equal((ProbeState.Unknown, ProbeReason.NotPermitted, 0), (row.State, row.Reason, row.Sent));
            Assert.Contains("sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"", row.Message, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task The_CA_certificates_of_the_system_are_trusted_without_more()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Talking((stream, cancellation) => stream.WriteAsync("* OK"u8.ToArray(), cancellation).AsTask(), certificate);
        using var mounted = new MountedDirectory();
        mounted.Put(Plans.List(Plans.Target("a", TcpBench.Probe(server.Port, new TcpEntry { Tls = new TlsEntry(), Expect = TcpBench.Contains("* OK") }))), RunningProber.Token);
        using var bundle = new TemporaryFile();
        bundle.Write(TestCertificates.AuthorityPem);
        var port = FreePort();
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "telemetry-prober"), ["--list-directory", mounted.Path, "--listen", $"127.0.0.1:{port}", "--listen-tls", "127.0.0.1:0"])
        {
            // As the image sets it.
            Environment = { ["SSL_CERT_FILE"] = bundle.Path },
        })!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Add("Authorization", "Bearer " + RunningProber.Token);
            var row = await RowAsync(client, row => row.Rounds > 0);
            Assert.Equal((ProbeReason.Ok, null), (row.Reason, row.Message));
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<SummaryRow> RowAsync(HttpClient client, Func<SummaryRow, bool> condition) =>
        (await SummaryAsync(client, summary => summary.Rows is [var row] && condition(row))).Rows[0];

    private static async Task<string> CursorAsync(HttpClient client) =>
        (await SummaryAsync(client, summary => summary.Rows is [{ State: ProbeState.Up }])).Cursor;

    private static async Task<Summary> SummaryAsync(HttpClient client, Func<Summary, bool> condition)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(10); ; await Task.Delay(50))
        {
            try
            {
                var text = await client.GetStringAsync(new Uri("/v1/summary", UriKind.Relative));
                var summary = System.Text.Json.JsonSerializer.Deserialize(text, ContractJson.Default.Summary)!;
                if (condition(summary)) return summary;
            }
            catch (HttpRequestException)
            {
                // Not up yet.
            }

            Assert.True(DateTime.UtcNow < deadline, "the prober did not answer within 10 s");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
