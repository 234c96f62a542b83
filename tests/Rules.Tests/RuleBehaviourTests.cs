using System.Collections.Concurrent;

namespace NetworkTelemetry.Rules.Tests;

/// <summary>Prometheus' unit tests of rules: config/prometheus/tests has one file for each alert, and one for all recording rules.</summary>
public sealed class RuleBehaviourTests
{
    /// <summary>What an alert on targets has to survive, as names of the targets in its test.</summary>
    private static readonly string[] Courses = ["firing", "below", "resolved", "restarted", "gap", "moved"];

    public static TheoryData<string> Files => [.. Directory.GetFiles(RuleFiles.Tests, "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_rules_behave_as_tested(string file)
    {
        var result = await Promtool.RunAsync(["test", "rules", Path.Combine(RuleFiles.Tests, file)]);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    /// <summary>A test that passes without the rule tests nothing.</summary>
    [Fact]
    public async Task Every_rule_has_a_test_that_fails_without_it()
    {
        var untested = new ConcurrentBag<string>();
        var folder = Directory.CreateTempSubdirectory("rules-").FullName;
        try
        {
            await Parallel.ForEachAsync(RuleFiles.Rules, async (rule, _) =>
            {
                var copy = Path.Combine(folder, Guid.NewGuid().ToString("N"));
                if (!await FailsWithoutAsync(rule, copy)) untested.Add($"{rule.Name} ({rule.File}, rule {rule.Index + 1})");
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Empty(untested);
    }

    private static async Task<bool> FailsWithoutAsync(Rule rule, string copy)
    {
        var test = Path.Combine(RuleFiles.Tests, rule.Alert is { } alert ? $"{alert}.yaml" : "recorded.yaml");
        if (!File.Exists(test)) return false;
        RuleFiles.CopyWithout(rule, Path.Combine(copy, "rules"));
        var copied = Path.Combine(Directory.CreateDirectory(Path.Combine(copy, "tests")).FullName, "test.yaml");
        File.Copy(test, copied);
        return (await Promtool.RunAsync(["test", "rules", copied])).ExitCode != 0;
    }

    [Theory]
    [InlineData("HighNetworkLatency")]
    [InlineData("PacketLoss")]
    [InlineData("ServiceUnavailable")]
    [InlineData("TargetNeverMeasured")]
    [InlineData("TargetStale")]
    [InlineData("TargetFlapping")]
    [InlineData("CertificateExpiringSoon")]
    [InlineData("DnsAnswerUnexpected")]
    [InlineData("JitterHigh")]
    public void An_alert_on_targets_is_tested_in_every_course_of_events(string alert)
    {
        var test = File.ReadAllText(Path.Combine(RuleFiles.Tests, $"{alert}.yaml"));
        Assert.All(Courses, course => Assert.Contains($"target=\"{course}\"", test));
    }
}
