using System.Globalization;

namespace NetworkTelemetry.RealCluster;

/// <summary>What the product costs where it is installed.</summary>
public sealed class FootprintTests(Installation installation) : FleetTest(installation)
{
    private const double Megabyte = 1e6;

    [Theory]
    [InlineData("operator")]
    [InlineData("prober")]
    public void An_image_has_at_most_sixty_megabytes_unpacked(string name)
    {
        // "prober networktelemetry/prober:0.1.0,… unpacked 43.2 MB packed 18.7 MB"
        var words = Repository.Read("artifacts", "images", $"{name}.size").Split(' ');
        Assert.InRange(double.Parse(words[3], CultureInfo.InvariantCulture), 10, 60);
    }

    [Fact]
    public async Task The_operator_stays_below_100_MB_and_a_prober_below_70_MB()
    {
        await ApplyAsync([Objects.Fleet("edge", 3), .. Enumerable.Range(0, 20).Select(i => Manifests.Ping($"target-{i}"))]);
        await ReadyAsync("edge");
        await Eventually.EqualAsync("20", () => GetAsync("networkdeployment/edge", "{.status.targets}"));
        // Long enough for rounds, scrapes and status writes to have been compiled and garbage to have been made.
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        foreach (var address in await PodAddressesAsync()) await ScrapeAsync(address);

        foreach (var uid in await WordsAsync("pods", "{.items[*].metadata.uid}")) AssertBelow(70, uid, "telemetry-prober");
        var operators = (await Kubectl.RunAsync(
            "-n", Installation.SystemNamespace, "get", "pods", "-l", "app.kubernetes.io/component=operator", "-o", "jsonpath={.items[*].metadata.uid}")).Split(' ');
        Assert.Equal(2, operators.Length);
        foreach (var uid in operators) AssertBelow(100, uid, "telemetry-operator");
    }

    private static void AssertBelow(double megabytes, string podUid, string program)
    {
        var resident = NodeProcess.ResidentBytes(Assert.Single(NodeProcess.Of(podUid, program))) / Megabyte;
        TestContext.Current.SendDiagnosticMessage("{0} has {1:0.0} MB", program, resident);
        Assert.InRange(resident, 10, megabytes);
    }
}
