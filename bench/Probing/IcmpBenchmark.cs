namespace NetworkTelemetry.Bench.Probing;

/// <summary>CPU time of an ICMP probe, beside fping and blackbox_exporter in the same run.</summary>
internal static class IcmpBenchmark
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static async Task RunAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("icmp")) return;
        Console.WriteLine("| program | probes/s | CPU µs a probe | RSS MB | lost | discarded |\n|---|---|---|---|---|---|");
        double?[] fping = [await Fping.MeasureAsync(), null];
        var many = await LoadAsync(10_000, Second, windows: 3);
        fping[1] = await Fping.MeasureAsync();
        var bare = BareEcho.Measure();
        var few = await LoadAsync(1_000, Second, windows: 3);
        ProbeLoad[] ramp = [await LoadAsync(1_000, Second / 10), await LoadAsync(2_500, Second / 10), await LoadAsync(5_000, Second / 10)];
        var blackbox = await BlackboxExporter.MeasureAsync("{prober: icmp, timeout: 2s, icmp: {preferred_ip_protocol: ip4}}", "127.0.0.1");

        Console.WriteLine($"net.core.rmem_max {File.ReadAllText("/proc/sys/net/core/rmem_max").Trim()}, SO_RCVBUF {many.ReceiveBufferBytes}: requests a second up to {ramp.Max(load => load.ProbesPerSecond):0}");
        if (fping[0] is { } before && fping[1] is { } after) Bar.Print("icmp.cpu_vs_fping", many.CpuMicroseconds / ((before + after) / 2));
        Bar.Print("icmp.cpu_vs_kernel", many.CpuMicroseconds / bare);
        if (blackbox is { } cost) Bar.Print("icmp.cpu_vs_blackbox", many.CpuMicroseconds / cost);
        Bar.Print("icmp.cpu_us", many.CpuMicroseconds);
        Bar.Print("icmp.cpu_ramp_ratio", ramp.Append(many).Max(load => load.CpuMicroseconds) / few.CpuMicroseconds);
        Bar.Print("icmp.false_loss", ramp.Append(many).Append(few).Sum(load => load.Lost));
        Bar.Print("icmp.local_drops", ramp.Append(many).Append(few).Sum(load => load.Discarded));
        Bar.Print("icmp.packets_per_second", ramp.Max(load => load.ProbesPerSecond));
        Bar.Print("memory.rss_mb", many.ResidentMegabytes);
    }

    private static async Task<ProbeLoad> LoadAsync(int targets, TimeSpan interval, int windows = 1)
    {
        var load = await ProbeLoad.MeasureAsync(LoopbackTargets.Icmp(targets, interval), windows);
        Console.WriteLine(load);
        return load;
    }
}
