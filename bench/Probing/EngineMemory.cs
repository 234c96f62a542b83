using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Hosting;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>
/// What a target costs besides its series: plan, probe, rounds, requests, addresses, its places in tables and wheel, its part of the list. The prober runs in this
/// process and the collector counts what is alive, with and without the targets; series of the same content are counted alone and subtracted.
/// </summary>
internal static class EngineMemory
{
    // The prober starts new targets two milliseconds apart.
    private static readonly TimeSpan StartSpacing = TimeSpan.FromMilliseconds(2.05);

    public static async Task<double> KilobytesPerTargetAsync(int targets)
    {
        var directory = Directory.CreateTempSubdirectory("telemetry-bench-").FullName;
        var loopback = new IPEndPoint(IPAddress.Loopback, 0);
        using var host = new ProberHost(new ProberOptions(directory, loopback, loopback, LogLevel.Warning), TimeProvider.System);
        await host.StartAsync();
        var few = await MeasureAsync(directory, 1);
        var many = await MeasureAsync(directory, targets);
        await host.StopAsync();
        Directory.Delete(directory, recursive: true);
        var series = SeriesBytes(targets);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"alive in the prober: {few / 1e6:0.0} MB with 1 target, {many / 1e6:0.0} MB with {targets}, of which series {series / 1e6:0.0} MB"));
        return (many - few - series) / 1024.0 / targets;
    }

    private static async Task<long> MeasureAsync(string directory, int targets)
    {
        Write(directory, targets);
        await Task.Delay((StartSpacing * targets) + TimeSpan.FromSeconds(4));
        return Alive();
    }

    private static void Write(string directory, int targets)
    {
        var file = Path.Combine(directory, ContractVersion.TargetsFile);
        File.WriteAllBytes(file + ".new", TargetListCodec.Write(LoopbackTargets.IcmpDraft(targets, TimeSpan.FromSeconds(1))));
        File.Move(file + ".new", file, overwrite: true);
    }

    private static long SeriesBytes(int targets)
    {
        var plans = ListAcceptance.Accept(new TargetListReading(LoopbackTargets.IcmpDraft(targets, TimeSpan.FromSeconds(1)), [])).Plans;
        var series = new Series[targets];
        var before = Alive();
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = new Series(plans[i], AddressFamily.IPv4);
            for (var nanoseconds = 20_000L; nanoseconds < 50_000; nanoseconds += 5_000) series[i].Count(Outcome.Received(nanoseconds));
        }

        var bytes = Alive() - before;
        GC.KeepAlive(series);
        GC.KeepAlive(plans);
        return bytes;
    }

    private static long Alive()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
