using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>Whatever happens to the watch, and whatever this process writes meanwhile, cache and listeners end with what the server has.</summary>
public sealed class ConvergenceTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 3));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Cache_and_listeners_end_with_what_the_server_has(int seed)
    {
        var random = new Random(seed);
        await using var fixture = await ReflectorFixture.WatchingAsync();
        for (var step = 0; step < 300; step++)
        {
            Change(fixture, random, step);
            if (random.Next(20) == 0)
                Disturb(fixture.Server, random);
            if (random.Next(6) == 0)
                await Task.Delay(random.Next(4), TestContext.Current.CancellationToken);
        }

        await fixture.StillFollowsAsync();
        var there = Names.Select(name => (name, fixture.Server.Find<ConfigMap>(Samples.Key(name))?.Value())).ToList();
        Assert.Equal(there, Names.Select(name => (name, fixture.Store.Get(Samples.Key(name))?.Value())));
        Assert.Equal(there.Where(entry => entry.Item2 is not null).Select(entry => entry.name), Heard(fixture.Told));
    }

    private static void Change(ReflectorFixture fixture, Random random, int step)
    {
        var name = Names[random.Next(Names.Length)];
        if (random.Next(3) > 0)
        {
            var written = fixture.Server.Put(Samples.ConfigMap(name, $"{step}"));
            // Half of the writes are our own: they are in the cache before the watch brings them, or long after.
            if (random.Next(2) == 0)
                fixture.Store.RecordWrite(written);
        }
        else if (fixture.Server.Find<ConfigMap>(Samples.Key(name)) is not null)
        {
            fixture.Server.Remove<ConfigMap>(Samples.Key(name));
        }
    }

    private static void Disturb(TestApiServer server, Random random)
    {
        switch (random.Next(9))
        {
            case 0:
                server.Table.SendToWatches("""{"type":"MODIFIED","object":{"metadata":{"na""");
                break;
            case 1:
                server.Table.Compact();
                break;
            case 2:
                server.FailOnce(request => request.IsWatch, 410, "Expired");
                break;
            case 3:
                server.FailOnce(request => request.IsWatch, 500, "InternalError");
                break;
            case 4:
                server.FailOnce(request => !request.IsWatch, context =>
                {
                    context.Abort();
                    return Task.CompletedTask;
                });
                break;
        }

        server.Table.CloseWatches();
    }

    /// <summary>The objects that a listener believes in.</summary>
    private static SortedSet<string> Heard(IEnumerable<string> told)
    {
        var known = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var words in told.Select(line => line.Split(' ')))
        {
            // Each of what is new is added once, and of what is known only that can change or go.
            Assert.True(words[0] == "added" ? known.Add(words[1]) : words[0] == "deleted" ? known.Remove(words[1]) : known.Contains(words[1]), string.Join(' ', words));
        }

        return known;
    }
}
