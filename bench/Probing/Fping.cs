using System.Globalization;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>fping with 10,000 targets, a packet a second each.</summary>
internal static class Fping
{
    private const int Targets = 10_000;
    private const int Packets = 5;
    private const string Flags = "-q -C 5 -p 1000 -i 0.01";

    /// <summary>Microseconds of CPU for a probe, start-up subtracted; null when fping is missing.</summary>
    public static async Task<double?> MeasureAsync()
    {
        if (!await Peer.IsPresentAsync("fping", "fping")) return null;
        var list = Path.GetTempFileName();
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, Targets).Select(LoopbackTargets.Address));
        var idle = await CpuAsync("fping -q -C 1 127.0.0.1");
        var busy = await CpuAsync($"fping {Flags} -f {list}");
        File.Delete(list);
        var cost = (busy - idle) / (Targets * Packets) * 1e6;
        var version = (await Command.RunAsync("fping", ["--version"])).Output.Split('\n')[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {version}, `{Flags}`, {Targets} targets | {Targets} | {cost:0.00} | | | |"));
        return cost;
    }

    private static async Task<double> CpuAsync(string command)
    {
        var result = await Command.RunAsync("bash", ["-c", $"TIMEFORMAT='cpu %U %S'; time {command} >/dev/null 2>&1"]);
        var words = result.Error.Split('\n').Last(line => line.StartsWith("cpu ", StringComparison.Ordinal)).Split(' ');
        return double.Parse(words[1], CultureInfo.InvariantCulture) + double.Parse(words[2], CultureInfo.InvariantCulture);
    }
}
