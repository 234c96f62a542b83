using System.Diagnostics;
using System.Net;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Hosting;

public sealed class ReadinessTests
{
    private static async Task<HttpStatusCode> StatusAsync(RunningProber prober, string path)
    {
        using var response = await prober.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    [Fact]
    public async Task Without_a_list_the_prober_is_healthy_waits_and_becomes_ready_with_the_first()
    {
        await using var prober = await RunningProber.StartAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await StatusAsync(prober, "/healthz"), await StatusAsync(prober, "/readyz")));
        prober.Mounted.Put("broken"u8.ToArray());
        await Task.Delay(300);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(prober, "/readyz"));
        prober.Mounted.Put(Plans.List());
        var deadline = DateTime.UtcNow.AddSeconds(5);
        while (await StatusAsync(prober, "/readyz") != HttpStatusCode.OK)
        {
            Assert.True(DateTime.UtcNow < deadline);
            await Task.Delay(20);
        }
    }

    [Fact]
    public async Task Twenty_new_targets_finish_their_first_round_within_two_seconds()
    {
        await using var prober = await RunningProber.StartAsync(Plans.List());
        await prober.SummaryWhenAsync(summary => summary.Revision is not null);
        var clock = Stopwatch.StartNew();
        prober.Mounted.Put(Plans.List([.. Enumerable.Range(0, 20).Select(i => Plans.Target($"t{i}", Plans.Ping($"127.0.1.{i}", packets: 10)))]), RunningProber.Token);
        await prober.SummaryWhenAsync(summary => summary.Rows.Count == 20 && summary.Rows.All(row => row.Rounds > 0));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"took {clock.Elapsed}");
    }
}
