using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Behaviour.Watches;

public sealed class WatchTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task A_watch_from_a_version_tells_every_change_after_it()
    {
        var first = await CreateTargetAsync("a");
        await CreateTargetAsync("b");
        await Raw.MergeAsync($"{Targets}/a", """{"spec":{"suspend":true}}""");
        await Raw.DeleteAsync($"{Targets}/b");
        var events = await Raw.WatchAsync($"{Targets}?watch=true&timeoutSeconds=1&resourceVersion={first.ResourceVersion}");
        Assert.Equal(["ADDED b", "MODIFIED a", "DELETED b"], events.Select(Line));
        Assert.True(long.Parse((string)events[2]["object"]!["metadata"]!["resourceVersion"]!, null) > long.Parse((string)events[1]["object"]!["metadata"]!["resourceVersion"]!, null));
    }

    [Fact]
    public async Task A_watch_without_a_version_starts_with_what_is_there()
    {
        await CreateTargetAsync("a");
        Assert.Equal(["ADDED a"], (await Raw.WatchAsync($"{Targets}?watch=true&timeoutSeconds=1")).Select(Line));
    }

    [Fact]
    public async Task An_object_that_leaves_the_selection_is_deleted_for_the_watch()
    {
        var first = await CreateMapAsync("a", ",\"labels\":{\"in\":\"yes\"}");
        await Raw.MergeAsync($"{ConfigMaps}/a", """{"metadata":{"labels":{"in":"no"}}}""");
        await Raw.MergeAsync($"{ConfigMaps}/a", """{"metadata":{"labels":{"in":"yes"}}}""");
        var events = await Raw.WatchAsync($"{ConfigMaps}?watch=true&timeoutSeconds=1&labelSelector=in%3Dyes&resourceVersion={first.ResourceVersion}");
        Assert.Equal(["DELETED a", "ADDED a"], events.Select(Line));
    }

    [Fact]
    public async Task A_bookmark_brings_the_version_forward_before_the_watch_ends()
    {
        var first = await CreateTargetAsync("a");
        var events = await Raw.WatchAsync($"{Targets}?watch=true&timeoutSeconds=5&allowWatchBookmarks=true&resourceVersion={first.ResourceVersion}");
        Assert.NotEmpty(events);
        var bookmark = events[^1];
        Assert.Equal("BOOKMARK", (string?)bookmark["type"]);
        Assert.Equal("ProbeTarget networktelemetry.io/v1alpha1", $"{bookmark["object"]!["kind"]} {bookmark["object"]!["apiVersion"]}");
        Assert.True(long.Parse((string)bookmark["object"]!["metadata"]!["resourceVersion"]!, null) >= long.Parse(first.ResourceVersion, null));
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_Expired()
    {
        ClusterUnderTest.RequireReal("a new local cluster still has its whole history");
        var answer = Assert.Single(await Raw.WatchAsync($"{Targets}?watch=true&timeoutSeconds=1&resourceVersion=1"));
        Assert.Equal("ERROR 410 Expired", $"{answer["type"]} {answer["object"]!["code"]} {answer["object"]!["reason"]}");
    }

    [Fact]
    public async Task The_client_watches_until_the_server_ends_it()
    {
        var map = await CreateMapAsync("a");
        await Raw.DeleteAsync($"{ConfigMaps}/a");
        var seen = new List<string>();
        await foreach (var item in Client.WatchAsync<ConfigMap>(Namespace, new WatchOptions(ResourceVersion: map.ResourceVersion, FieldSelector: "metadata.name=a", Timeout: TimeSpan.FromSeconds(1)), Cancellation))
        {
            if (item.Type != "BOOKMARK") seen.Add($"{item.Type} {item.Object?.Metadata.Name}");
        }

        Assert.Equal(["DELETED a"], seen);
    }

    private static string Line(JsonNode line) => $"{line["type"]} {line["object"]!["metadata"]?["name"]}";
}
