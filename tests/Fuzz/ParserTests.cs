using System.Globalization;
using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Fuzz.Subjects;

namespace NetworkTelemetry.Fuzz;

/// <summary>Every parser for a minute, or as many seconds as TELEMETRY_FUZZ_SECONDS says, all at the same time.</summary>
public sealed class ParserTests(ITestOutputHelper output)
{
    [Fact]
    public void No_input_breaks_a_parser_or_takes_more_than_its_share()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_FUZZ_SECONDS"), out var given) ? given : 60;

        // Other inputs each time; a failure names the seed that makes them again.
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : (ulong)Random.Shared.NextInt64();
        var reports = FuzzRun.All(FuzzSubjects.All, seed, TimeSpan.FromSeconds(seconds));
        foreach (var report in reports) output.WriteLine(report.ToString());
        Assert.All(reports, report => Assert.True(report.Failure is null, $"{report.Name}: {report.Failure}"));
        Assert.All(reports, report => Assert.True(report.Inputs > 100, $"{report.Name} was given {report.Inputs} inputs only"));
    }

    [Fact]
    public void Valid_inputs_are_taken()
    {
        foreach (var subject in FuzzSubjects.All)
            foreach (var seed in subject.Seeds) subject.Take(subject.Prepare(seed));
    }
}
