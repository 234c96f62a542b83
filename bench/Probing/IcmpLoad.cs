using System.Diagnostics;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>What a number of ICMP targets costs the prober.</summary>
/// <param name="CpuMicroseconds">User and system CPU time for a probe, that of the idle process subtracted.</param>
/// <param name="Lost">Requests counted as lost since the start; all of them falsely, for loopback loses nothing.</param>
internal sealed record IcmpLoad(int Targets, double PacketsPerSecond, double CpuMicroseconds, double ResidentMegabytes, double Lost, double Discarded, double ReceiveBufferBytes, string Mode)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    public static async Task<IcmpLoad> MeasureAsync(TargetList list, int windows)
    {
        using var prober = await ProberProcess.StartAsync();
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
        return new IcmpLoad(
            list.Targets.Count, rate, (costs[costs.Count / 2] - idle) / rate * 1e6, ProcessUsage.ResidentMegabytes(prober.Id), after.Sum("network_telemetry_requests_lost_total"),
            after.Sum("network_telemetry_requests_discarded_total"), after.Sum("network_telemetry_icmp_receive_buffer_bytes", "IPv4"), after.Sum("network_telemetry_icmp_mode", "PingSocket") > 0 ? "ping socket" : "raw socket");
    }

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"| telemetry-prober, {Targets} targets, {Mode} | {PacketsPerSecond:0} | {CpuMicroseconds:0.00} | {ResidentMegabytes:0} | {Lost} | {Discarded} |");

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
