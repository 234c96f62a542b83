using System.Diagnostics;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>What a number of targets costs the prober.</summary>
/// <param name="CpuMicroseconds">User and system CPU time for a probe, that of the idle process subtracted.</param>
/// <param name="Lost">Requests counted as lost since the start; all of them falsely, for loopback loses nothing.</param>
internal sealed record ProbeLoad(int Targets, double ProbesPerSecond, double CpuMicroseconds, double ResidentMegabytes, double Lost, double Discarded, string Kind)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    /// <param name="files">What lies beside the list, by name.</param>
    public static async Task<ProbeLoad> MeasureAsync(TargetList list, int windows, IReadOnlyDictionary<string, string>? files = null)
    {
        using var prober = await ProberProcess.StartAsync();
        foreach (var (name, content) in files ?? new Dictionary<string, string>()) prober.Put(name, content);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var (idle, _) = await SpendAsync(prober);
        await prober.MeasureAsync(list);
        var before = await prober.ScrapeAsync();
        var elapsed = Stopwatch.StartNew();
        var costs = new List<double>();
        var (sent, from) = (Sent(before), elapsed.Elapsed);
        for (var i = 0; i < windows; i++) costs.Add((await SpendAsync(prober)).Rate);
        var after = await prober.ScrapeAsync();
        var rate = (Sent(after) - sent) / (elapsed.Elapsed - from).TotalSeconds;
        costs.Sort();
        return new ProbeLoad(
            list.Targets.Count, rate, (costs[costs.Count / 2] - idle) / rate * 1e6, ProcessUsage.ResidentMegabytes(prober.Id), after.Sum("network_telemetry_requests_lost_total"),
            after.Sum("network_telemetry_requests_discarded_total"), KindOf(list.Targets[0].Probes[0].Type, after));
    }

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"| telemetry-prober, {Targets} targets, {Kind} | {ProbesPerSecond:0} | {CpuMicroseconds:0.00} | {ResidentMegabytes:0} | {Lost} | {Discarded} |");

    private static string KindOf(string type, Exposition metrics) =>
        type != ProbeType.Icmp ? type : metrics.Sum("network_telemetry_icmp_mode", "PingSocket") > 0 ? "ICMP, ping socket" : "ICMP, raw socket";

    private static double Sent(Exposition metrics) => metrics.Sum("network_telemetry_requests_sent_total");

    /// <summary>CPU seconds a second.</summary>
    private static async Task<(double Rate, double Seconds)> SpendAsync(ProberProcess prober)
    {
        var watch = Stopwatch.StartNew();
        var cpu = ProcessUsage.CpuSeconds(prober.Id);
        await Task.Delay(Window);
        return ((ProcessUsage.CpuSeconds(prober.Id) - cpu) / watch.Elapsed.TotalSeconds, watch.Elapsed.TotalSeconds);
    }
}
