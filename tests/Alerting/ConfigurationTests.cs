using System.Text.RegularExpressions;
using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting;

/// <summary>What lies in config/prometheus beside the rules.</summary>
public sealed partial class ConfigurationTests
{
    private const int Unavailable = 69;

    /// <summary>Debian builds Prometheus without Kubernetes' discovery: that part is another one's here, whatever finds the pods gives the same relabelling.</summary>
    [Fact]
    public async Task Prometheus_accepts_the_configuration_for_a_cluster()
    {
        var text = Discovery().Replace(Repository.Read("config", "prometheus", "prometheus.yml"), "  file_sd_configs:\n  - files: [pods.json]\n");
        Assert.DoesNotContain("kubernetes_sd_configs", text);
        await PromtoolAcceptsAsync(text);
    }

    [Fact]
    public Task Prometheus_accepts_the_configuration_of_up() => PromtoolAcceptsAsync(Repository.Read("config", "prometheus", "local", "prometheus.yml"));

    [Theory]
    [InlineData("alertmanager.yml")]
    [InlineData("local/alertmanager.yml")]
    public async Task Alertmanager_accepts_the_sample_and_the_configuration_of_up(string file)
    {
        var amtool = await Command.RunAsync(Repository.PathOf("hack", "prometheus"), ["amtool"]);
        if (amtool.ExitCode == Unavailable) Assert.Skip(amtool.Error.Trim().Split('\n')[^1]);
        var result = await Command.RunAsync(amtool.Output.Trim(), ["check-config", Repository.PathOf("config", "prometheus", file)]);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [Fact]
    public void Both_configurations_of_Alertmanager_group_and_inhibit_the_same()
    {
        var (sample, local) = (ShippedConfiguration.Read("alertmanager.yml"), ShippedConfiguration.Read("local/alertmanager.yml"));
        Assert.True(JsonNode.DeepEquals(sample["inhibit_rules"], local["inhibit_rules"]));
        foreach (var field in (string[])["group_by", "group_wait", "group_interval", "repeat_interval"])
            Assert.True(JsonNode.DeepEquals(sample["route"]![field], local["route"]![field]), field);
    }

    [Fact]
    public void Every_alert_that_Alertmanager_is_told_of_exists()
    {
        var rules = string.Concat(Directory.GetFiles(Repository.PathOf("config", "prometheus", "rules"), "*.yaml").Select(File.ReadAllText));
        var matchers = Repository.Read("config", "prometheus", "alertmanager.yml").Split('\n').Where(line => line.Contains("alertname =", StringComparison.Ordinal));
        var names = matchers.SelectMany(line => AlertName().Matches(line)).Select(match => match.Value).ToList();
        Assert.Contains("NodeFailed", names);
        Assert.All(names, name => Assert.Contains($"- alert: {name}\n", rules));
    }

    private static async Task PromtoolAcceptsAsync(string text)
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-promtool-");
        try
        {
            var rules = folder.CreateSubdirectory("rules");
            foreach (var file in Directory.GetFiles(Repository.PathOf("config", "prometheus", "rules"), "*.yaml")) File.Copy(file, Path.Combine(rules.FullName, Path.GetFileName(file)));
            var configuration = Path.Combine(folder.FullName, "prometheus.yml");
            await File.WriteAllTextAsync(configuration, text);
            var result = await Promtool.RunAsync(["check", "config", configuration]);
            Assert.True(result.ExitCode == 0, result.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"  kubernetes_sd_configs:\n(  - .*\n|    .*\n)+")]
    private static partial Regex Discovery();

    [GeneratedRegex("(?<=[\" |=])[A-Z][a-z]+[A-Z][A-Za-z]+")]
    private static partial Regex AlertName();
}
