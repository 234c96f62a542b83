using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>A real Prometheus with native histograms that scrapes one address every second, in a folder of its own.</summary>
internal sealed class PrometheusServer : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("telemetry-prometheus-");
    private readonly Process _process;
    private readonly HttpClient _client;

    public PrometheusServer(string program, Uri scraped)
    {
        var configuration = Path.Combine(_directory.FullName, "prometheus.yml");
        File.WriteAllText(configuration,
            $"global: {{scrape_interval: 1s, scrape_timeout: 1s}}\nscrape_configs: [{{job_name: prober, static_configs: [{{targets: ['{scraped.Authority}']}}]}}]\n");
        var port = FreePort();
        var start = new ProcessStartInfo(program,
        [
            $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(_directory.FullName, "data")}", $"--web.listen-address={port}",
            "--enable-feature=native-histograms", "--log.level=warn",
        ]) { RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Log += line.Data + "\n";
        _process.BeginErrorReadLine();
        _client = new HttpClient { BaseAddress = new Uri($"http://{port}") };
    }

    public string Log { get; private set; } = "";

    /// <summary>The program on the PATH, or else unpacked from Debian's package without being installed; null when neither can be had.</summary>
    public static string? Find()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(directory => Path.Combine(directory, "prometheus")).FirstOrDefault(File.Exists);
        if (onPath is not null) return onPath;
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "network-telemetry", "prometheus");
        var program = Path.Combine(cache, "usr", "bin", "prometheus");
        if (File.Exists(program)) return program;
        const string Fetch = "mkdir -p \"$0\" && cd \"$0\" && apt-get -qq download prometheus && dpkg-deb -x prometheus_*.deb . && rm prometheus_*.deb";
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", Fetch, cache]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        shell.WaitForExit();
        return shell.ExitCode == 0 ? program : null;
    }

    /// <summary>The value of the one series that the query has in the end; polled until there is one that fits.</summary>
    public async Task<double> QueryAsync(string query, Func<double, bool> fits)
    {
        var end = DateTime.UtcNow + Deadline;
        for (var seen = "nothing"; ; await Task.Delay(200))
        {
            try
            {
                seen = await _client.GetStringAsync(new Uri("/api/v1/query?query=" + Uri.EscapeDataString(query), UriKind.Relative));
                using var answer = JsonDocument.Parse(seen);
                var results = answer.RootElement.GetProperty("data").GetProperty("result");
                if (results.GetArrayLength() == 1 && results[0].TryGetProperty("value", out var pair)
                    && double.Parse(pair[1].GetString()!, CultureInfo.InvariantCulture) is var value && fits(value)) return value;
            }
            catch (HttpRequestException)
            {
                // It is starting.
            }

            Assert.False(_process.HasExited, Log);
            Assert.True(DateTime.UtcNow < end, $"{query} was {seen}\n{Log}");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private static IPEndPoint FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
