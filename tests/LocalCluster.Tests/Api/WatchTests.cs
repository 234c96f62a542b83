using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

public sealed class WatchTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private TestCluster _cluster = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_watch_from_a_list_brings_every_later_change()
    {
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("before"));
        var version = (string)(await _cluster.GetAsync(Maps)).Body["metadata"]!["resourceVersion"]!;
        using var events = await OpenAsync($"{Maps}?watch=true&resourceVersion={version}");
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("m"));
        await _cluster.SendAsync(HttpMethod.Patch, $"{Maps}/m", """{"data":{"b":"2"}}""", "application/merge-patch+json");
        await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/m");
        Assert.Equal(["ADDED m", "MODIFIED m", "DELETED m"], [await NextAsync(events), await NextAsync(events), await NextAsync(events)]);
    }

    [Fact]
    public async Task A_watch_with_a_selector_sees_objects_come_into_and_go_out_of_view()
    {
        using var events = await OpenAsync($"{Maps}?watch=true&labelSelector=x%3Dy");
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("m"));
        await LabelAsync("\"y\"");
        await LabelAsync("\"z\"");
        await LabelAsync("\"y\"");
        Assert.Equal(["ADDED m", "DELETED m", "ADDED m"], [await NextAsync(events), await NextAsync(events), await NextAsync(events)]);

        Task LabelAsync(string value) => _cluster.SendAsync(
            HttpMethod.Patch, $"{Maps}/m", $$"""{"metadata":{"labels":{"x":{{value}} } } }""", "application/merge-patch+json");
    }

    [Fact]
    public async Task Initial_events_end_with_a_bookmark_and_the_time_out_with_another()
    {
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("m"));
        using var events = await OpenAsync(
            $"{Maps}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=1");
        Assert.Equal("ADDED m", await NextAsync(events));
        var bookmark = JsonNode.Parse((await events.ReadLineAsync(Cancelled))!)!;
        Assert.Equal(("BOOKMARK", "true"), ((string?)bookmark["type"], (string?)bookmark["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]));
        Assert.Equal("BOOKMARK", (string?)JsonNode.Parse((await events.ReadLineAsync(Cancelled))!)!["type"]);
        Assert.Null(await events.ReadLineAsync(Cancelled));
    }

    [Fact]
    public async Task Bookmarks_come_while_only_other_objects_change()
    {
        var clock = new Kubelet.ManualClock();
        await using var cluster = await TestCluster.StartAsync(configure: options => options with { TimeProvider = clock });
        using var events = new StreamReader(await cluster.Http.GetStreamAsync(
            $"{Maps}?watch=true&resourceVersion=1&labelSelector=x%3Dy&allowWatchBookmarks=true", Cancelled));
        var line = events.ReadLineAsync(Cancelled).AsTask();
        for (var i = 0; i < 6 && !line.IsCompleted; i++)
        {
            await cluster.PostAsync(Maps, Manifests.ConfigMapJson($"m{i}"));
            await Task.WhenAny(line, Task.Delay(50, Cancelled));
            clock.Advance(TimeSpan.FromSeconds(25));
        }

        var bookmark = JsonNode.Parse((await line.WaitAsync(TimeSpan.FromSeconds(5), Cancelled))!)!;
        Assert.Equal("BOOKMARK", (string?)bookmark["type"]);
        Assert.True(long.Parse((string)bookmark["object"]!["metadata"]!["resourceVersion"]!) > 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999_999)]
    public async Task A_version_that_is_not_known_is_gone(long version)
    {
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("m"));
        foreach (var i in Enumerable.Range(0, 2100))
            await _cluster.SendAsync(HttpMethod.Patch, $"{Maps}/m", $$"""{"data":{"b":"{{i}}"} }""", "application/merge-patch+json");
        using var events = await OpenAsync($"{Maps}?watch=true&resourceVersion={version}");
        var error = JsonNode.Parse((await events.ReadLineAsync(Cancelled))!)!;
        Assert.Equal(("ERROR", 410, "Expired"), ((string?)error["type"], (int?)error["object"]!["code"], (string?)error["object"]!["reason"]));
        Assert.Null(await events.ReadLineAsync(Cancelled));
    }

    [Fact]
    public async Task Events_of_both_groups_are_one_store()
    {
        using var events = await OpenAsync("/apis/events.k8s.io/v1/namespaces/default/events?watch=true");
        var (code, _) = await _cluster.PostAsync("/api/v1/namespaces/default/events", """
            {"metadata":{"name":"e"},"involvedObject":{"kind":"Pod","name":"p","namespace":"default"},"reason":"Tested","message":"hello","type":"Normal",
             "source":{"component":"test"},"firstTimestamp":"2026-11-21T00:00:00Z","lastTimestamp":"2026-11-21T00:00:00Z","count":1}
            """);
        Assert.Equal(201, code);
        var added = JsonNode.Parse((await events.ReadLineAsync(Cancelled))!)!["object"]!;
        Assert.Equal(("hello", "p", "events.k8s.io/v1"), ((string?)added["note"], (string?)added["regarding"]!["name"], (string?)added["apiVersion"]));
    }

    [Fact]
    public async Task Stopping_the_server_ends_its_watches_at_once()
    {
        await using var cluster = await TestCluster.StartAsync();
        using var stream = await cluster.Http.GetStreamAsync($"{Maps}?watch=true", Cancelled);
        using var events = new StreamReader(stream);
        var end = events.ReadLineAsync(Cancelled);
        await cluster.Server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(4), Cancelled);
        Assert.Null(await end);
    }

    private async Task<StreamReader> OpenAsync(string path) => new(await _cluster.Http.GetStreamAsync(path, Cancelled));

    private static async Task<string> NextAsync(StreamReader events)
    {
        var line = JsonNode.Parse((await events.ReadLineAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancelled))!)!;
        return $"{line["type"]} {line["object"]!["metadata"]!["name"]}";
    }
}
