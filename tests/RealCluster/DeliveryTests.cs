using System.Diagnostics;

namespace NetworkTelemetry.RealCluster;

/// <summary>How long a change takes to the probers' mounted files and into what they do. Medians: the kubelet may be busy once.</summary>
[Trait("measures", "time")]
public sealed class DeliveryTests(Installation installation) : FleetTest(installation)
{
    private const int Rounds = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_new_target_is_measured_within_two_seconds()
    {
        await ApplyAsync(Objects.Fleet("edge", 1), Manifests.Ping("first"));
        await ReadyAsync("edge");
        var address = Assert.Single(await PodAddressesAsync());
        await AssertFastAsync(async round =>
        {
            await ApplyAsync(Manifests.Ping($"added-{round}"));
            return async () => (await ScrapeAsync(address)).Contains($"target=\"added-{round}\"", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_new_credential_is_shown_within_two_seconds()
    {
        await using var page = await PageServer.StartAsync();
        await ApplyAsync(Objects.Token("token-0"), Objects.Fleet("edge", 1), Objects.Page(DevCluster.NodeAddress, page.Port));
        await ReadyAsync("edge");
        await Eventually.EqualAsync("Bearer token-0", () => Task.FromResult(page.LastAuthorization));
        await AssertFastAsync(async round =>
        {
            await ApplyAsync(Objects.Token($"token-{round}"));
            return () => Task.FromResult(page.LastAuthorization == $"Bearer token-{round}");
        });
    }

    /// <param name="change">Makes a change, and returns what becomes true when it has arrived.</param>
    private static async Task AssertFastAsync(Func<int, Task<Func<Task<bool>>>> change)
    {
        var delays = new List<TimeSpan>();
        for (var round = 1; round <= Rounds; round++)
        {
            var arrived = await change(round);
            var waited = Stopwatch.StartNew();
            await Eventually.TrueAsync(arrived, () => Task.FromResult($"change {round} did not arrive"));
            delays.Add(waited.Elapsed);
        }

        var text = string.Join(", ", delays.Select(d => $"{d.TotalSeconds:0.00} s"));
        TestContext.Current.SendDiagnosticMessage("changes arrived after {0}", text);
        Assert.True(delays.Order().ElementAt(Rounds / 2) < Limit, $"changes arrived after {text}");
    }
}
