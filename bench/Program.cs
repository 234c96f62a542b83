using NetworkTelemetry.Bench;
using NetworkTelemetry.Bench.Fuzzing;
using NetworkTelemetry.Bench.Probing;
using NetworkTelemetry.Bench.Probing.Answering;
using NetworkTelemetry.Bench.Rules;
using NetworkTelemetry.Bench.Soak;

if (args is [ServerProcess.Command, ..])
{
    await ServerProcess.ServeAsync(args[1..]);
    return 0;
}

IReadOnlyDictionary<string, Func<Task>> benchmarks = new Dictionary<string, Func<Task>>
{
    ["fleet"] = FleetBenchmark.RunAsync,
    ["many"] = ManyBenchmark.RunAsync,
    ["icmp"] = IcmpBenchmark.RunAsync,
    ["tcp"] = ConnectionBenchmark.TcpAsync,
    ["http"] = ConnectionBenchmark.HttpAsync,
    ["https"] = ConnectionBenchmark.HttpsAsync,
    ["dns"] = DnsBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["scrape"] = ScrapeBenchmark.RunAsync,
    ["rules"] = RulesBenchmark.RunAsync,
    ["fuzz"] = FuzzBenchmark.RunAsync,
    ["soak"] = SoakBenchmark.RunAsync,
};
var names = args.Length > 0 ? args : [.. benchmarks.Keys];
foreach (var name in names)
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        await Console.Error.WriteLineAsync($"telemetry bench: there is no benchmark {name}; there is {string.Join(", ", benchmarks.Keys)}");
        return 2;
    }

    await run();
}

return 0;
