using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Fuzz.Subjects;

namespace NetworkTelemetry.Bench.Fuzzing;

/// <summary>Every parser with millions of inputs, all at the same time; TELEMETRY_FUZZ_SECONDS (default 300) says how long.</summary>
internal static class FuzzBenchmark
{
    public static Task RunAsync()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_FUZZ_SECONDS"), out var given) ? given : 300;
        var seed = (ulong)Random.Shared.NextInt64();
        Console.WriteLine($"seed {seed}\n| parser | inputs | worst time ms | worst allocation KB | failure |\n|---|---|---|---|---|");
        var reports = FuzzRun.All(FuzzSubjects.All, seed, TimeSpan.FromSeconds(seconds));
        foreach (var report in reports) Console.WriteLine(report);
        Bar.Print("fuzz.crashes", reports.Count(report => report.Failure is not null));
        Bar.Print("fuzz.inputs", reports.Sum(report => report.Inputs));
        return Task.CompletedTask;
    }
}
