using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>blackbox_exporter, asked for probes as fast as it answers.</summary>
internal static partial class BlackboxExporter
{
    private const string Driver = "wrk -t1 -c8 -d10s";
    private const string Address = "127.0.0.1:19115";

    /// <summary>Microseconds of CPU for a probe, idle subtracted; null when a program is missing.</summary>
    /// <param name="module">Its entry of the configuration, as YAML in one line.</param>
    public static async Task<double?> MeasureAsync(string module, string target)
    {
        if (!await Peer.IsPresentAsync("prometheus-blackbox-exporter", "prometheus-blackbox-exporter") || !await Peer.IsPresentAsync("wrk", "wrk")) return null;
        var configuration = Path.GetTempFileName();
        await File.WriteAllTextAsync(configuration, $"modules: {{probe: {module}}}\n");
        using var exporter = Process.Start(new ProcessStartInfo("prometheus-blackbox-exporter", ["--config.file", configuration, "--web.listen-address", Address])
        {
            RedirectStandardError = true,
        })!;
        try
        {
            exporter.ErrorDataReceived += (_, _) => { };
            exporter.BeginErrorReadLine();
            await Task.Delay(TimeSpan.FromSeconds(2));
            var url = $"http://{Address}/probe?module=probe&target={Uri.EscapeDataString(target)}";
            using (var client = new HttpClient())
            {
                var answer = await client.GetStringAsync(new Uri(url));
                if (!answer.Contains("\nprobe_success 1", StringComparison.Ordinal)) throw new InvalidOperationException($"blackbox_exporter does not reach {target} with {module}");
            }

            var (idle, _) = await CpuAsync(exporter.Id, () => Task.Delay(TimeSpan.FromSeconds(5)));
            var output = "";
            var (busy, seconds) = await CpuAsync(exporter.Id, async () =>
                output = (await Command.RunAsync("bash", ["-c", $"{Driver} '{url}'"])).Output);
            var probes = double.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
            var cost = (busy - (idle / 5 * seconds)) / probes * 1e6;
            var version = (await Command.RunAsync("prometheus-blackbox-exporter", ["--version"])).Output.Split('\n')[0].Split(" (")[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {version}, `{module}`, `{Driver}` | {probes / seconds:0} | {cost:0.00} | | | |"));
            return cost;
        }
        finally
        {
            exporter.Kill();
            await exporter.WaitForExitAsync();
            File.Delete(configuration);
        }
    }

    private static async Task<(double Cpu, double Seconds)> CpuAsync(int pid, Func<Task> during)
    {
        var watch = Stopwatch.StartNew();
        var before = ProcessUsage.CpuSeconds(pid);
        await during();
        return (ProcessUsage.CpuSeconds(pid) - before, watch.Elapsed.TotalSeconds);
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();
}
