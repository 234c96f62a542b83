using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>blackbox_exporter, asked for ICMP probes as fast as it answers.</summary>
internal static partial class BlackboxExporter
{
    private const string Driver = "wrk -t1 -c8 -d10s";

    /// <summary>Microseconds of CPU for a probe, idle subtracted; null when a program is missing.</summary>
    public static async Task<double?> MeasureIcmpAsync()
    {
        if (!await Peer.IsPresentAsync("prometheus-blackbox-exporter", "prometheus-blackbox-exporter") || !await Peer.IsPresentAsync("wrk", "wrk")) return null;
        var configuration = Path.GetTempFileName();
        await File.WriteAllTextAsync(configuration, "modules:\n  icmp:\n    prober: icmp\n    timeout: 2s\n    icmp:\n      preferred_ip_protocol: ip4\n");
        using var exporter = Process.Start(new ProcessStartInfo("prometheus-blackbox-exporter", ["--config.file", configuration, "--web.listen-address", "127.0.0.1:19115"])
        {
            RedirectStandardError = true,
        })!;
        try
        {
            exporter.ErrorDataReceived += (_, _) => { };
            exporter.BeginErrorReadLine();
            await Task.Delay(TimeSpan.FromSeconds(2));
            var (idle, _) = await CpuAsync(exporter.Id, () => Task.Delay(TimeSpan.FromSeconds(5)));
            var output = "";
            var (busy, seconds) = await CpuAsync(exporter.Id, async () =>
                output = (await Command.RunAsync("bash", ["-c", $"{Driver} 'http://127.0.0.1:19115/probe?module=icmp&target=127.0.0.1'"])).Output);
            var probes = double.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
            var cost = (busy - (idle / 5 * seconds)) / probes * 1e6;
            var version = (await Command.RunAsync("prometheus-blackbox-exporter", ["--version"])).Output.Split('\n')[0].Split(" (")[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {version}, `{Driver}` | {probes / seconds:0} | {cost:0.00} | | | |"));
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
