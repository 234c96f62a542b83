using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Isolation;

/// <summary>The whole program in a network of its own: what it exports and logs while its only link is down.</summary>
public sealed class IsolatedProcessTests
{
    private const int Port = 19810;

    [Fact]
    public void Metrics_and_log_tell_when_it_is_cut_off_and_when_it_is_back() => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowPingSockets(true);
        using var network = new SimulatedNetwork();
        using var mounted = new MountedDirectory();
        mounted.Put(Plans.List(Plans.Target("a", Plans.Ping(SimulatedNetwork.Answers) with { Interval = TimeSpan.FromMilliseconds(200), FailureThreshold = 1 })), RunningProber.Token);

        // A child is made by this thread, and so in its namespace.
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "telemetry-prober"), ["--list-directory", mounted.Path, "--listen", $"127.0.0.1:{Port}", "--listen-tls", "127.0.0.1:0"])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var log = new StringBuilder();
        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (log) log.AppendLine(line.Data);
        }

        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            const string Isolated = "network_telemetry_prober_isolated{family=\"IPv4\",reason=\"NoRoute\"}";
            const string OfTarget = "{target_namespace=\"web\",target=\"a\",probe=\"ping\",family=\"IPv4\"";
            Until($"network_telemetry_probe_up{OfTarget}}} 1", $"{Isolated} 0");

            OwnNetwork.Ip("link set sim0 down");
            Until($"{Isolated} 1", $"network_telemetry_probe_up{OfTarget}}} 0", $"network_telemetry_probe_down{OfTarget}}} 0");
            var metrics = Metrics();
            Assert.Contains($"network_telemetry_requests_lost_total{OfTarget},reason=\"Unreachable\"}} 0", metrics, StringComparison.Ordinal);
            Assert.Contains($"network_telemetry_requests_lost_total{OfTarget},reason=\"Timeout\"}} 0", metrics, StringComparison.Ordinal);
            Assert.Contains($"network_telemetry_requests_discarded_total{OfTarget},reason=\"ProberIsolated\"}} ", metrics, StringComparison.Ordinal);

            OwnNetwork.Ip("link set sim0 up");
            Until($"{Isolated} 0", $"network_telemetry_probe_up{OfTarget}}} 1");
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }

        lock (log)
        {
            Assert.Contains("the prober is cut off from IPv4: the machine has no route any more", log.ToString(), StringComparison.Ordinal);
            Assert.Contains("the prober is connected to IPv4 again", log.ToString(), StringComparison.Ordinal);
        }
    });

    private static void Until(params string[] lines)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(10); ; Thread.Sleep(20))
        {
            var metrics = Metrics();
            if (lines.All(line => metrics.Contains(line + "\n", StringComparison.Ordinal))) return;
            Assert.True(DateTime.UtcNow < deadline, $"not within 10 s: {string.Join(", ", lines)} in {metrics}");
        }
    }

    /// <summary>By a socket of this thread: an HttpClient's may be made by another one, in another network.</summary>
    private static string Metrics()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, Port);
        }
        catch (SocketException)
        {
            return "";
        }

        socket.Send("GET /metrics HTTP/1.1\r\nHost: prober\r\nConnection: close\r\n\r\n"u8);
        using var stream = new StreamReader(new NetworkStream(socket));
        return stream.ReadToEnd();
    }
}
