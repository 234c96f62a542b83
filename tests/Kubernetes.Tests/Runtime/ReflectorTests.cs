using System.Net;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>Every row of the reflector's error table, against a server that really fails so.</summary>
public sealed class ReflectorTests
{
    [Fact]
    public async Task First_list_asks_for_any_version_then_watches_from_the_one_it_got()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        Assert.Equal("?resourceVersion=0&limit=500", fixture.Server.Lists.Single().Query);
        var watch = fixture.Server.Watches.Single().Query;
        Assert.Contains($"resourceVersion={fixture.Server.Table.Version}", watch);
        Assert.Contains("allowWatchBookmarks=true", watch);
        var timeout = int.Parse(System.Web.HttpUtility.ParseQueryString(watch)["timeoutSeconds"]!);
        Assert.InRange(timeout, 300, 600);
        Assert.Equal(["added a initially", "added b initially"], fixture.Told);
    }

    [Fact]
    public async Task Changes_arrive_in_order()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        fixture.Server.Put(Samples.ConfigMap("c"));
        fixture.Server.Put(Samples.ConfigMap("c", "2"));
        fixture.Server.Remove<Model.ConfigMap>(Samples.Key("c"));
        await Eventually.True(() => fixture.Told.Count == 5, "three changes arrive");
        Assert.Equal(["added c", "updated c 1->2", "deleted c 2"], fixture.Told.Skip(2));
        Assert.Null(fixture.Store.Get(Samples.Key("c")));
    }

    [Fact]
    public async Task Pages_are_put_together()
    {
        await using var server = await TestApiServer.StartAsync();
        foreach (var number in Enumerable.Range(0, 7))
            server.Put(Samples.ConfigMap($"m{number}"));
        using var client = server.CreateClient();
        var page = await client.ListAsync<Model.ConfigMap>("web", new ListOptions(Limit: 3), TestContext.Current.CancellationToken);
        Assert.Equal(3, page.Items.Count);
        Assert.Equal("3", page.Metadata.Continue);
        var (items, _) = await Runtime.PagedList.ReadAsync<Model.ConfigMap>(client, new("web"), Runtime.ListPosition.Start, TestContext.Current.CancellationToken);
        Assert.Equal(7, items.Count);
    }

    [Fact]
    public async Task A_closed_watch_goes_on_from_the_last_version_without_a_list()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        fixture.Server.Put(Samples.ConfigMap("c"));
        await Eventually.True(() => fixture.Store.Get(Samples.Key("c")) is not null, "c arrives");
        var version = fixture.Server.Table.Version;
        fixture.Server.Table.CloseWatches();
        await Eventually.True(() => fixture.Server.Watches.Count() == 2, "it watches again");
        Assert.Contains($"resourceVersion={version}", fixture.Server.Watches.Last().Query);
        await fixture.StillFollowsAsync();
        Assert.Single(fixture.Server.Lists);
    }

    [Fact]
    public async Task A_bookmark_moves_the_version_on()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        fixture.Server.Table.Compact();
        fixture.Server.Table.SendToWatches(
            Bookmark(fixture.Server.Table.Version));
        fixture.Server.Put(Samples.ConfigMap("c"));
        await Eventually.True(() => fixture.Store.Get(Samples.Key("c")) is not null, "what followed the bookmark arrives");
        fixture.Server.Table.CloseWatches();
        await fixture.StillFollowsAsync();
        Assert.Single(fixture.Server.Lists);
    }

    [Fact]
    public async Task Http_410_on_a_watch_lists_anew_and_reports_what_was_deleted_meanwhile()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        var version = fixture.Server.Table.Version;
        fixture.Server.FailOnce(request => request.IsWatch, 429, "TooManyRequests"); // Away for a moment, while things change.
        fixture.Server.Table.CloseWatches();
        fixture.Server.Remove<Model.ConfigMap>(Samples.Key("b"));
        fixture.Server.Put(Samples.ConfigMap("a", "2"));
        fixture.Server.Table.Compact();
        await Eventually.True(() => fixture.Told.Count == 4, "the changes are reported");
        Assert.Equal(["deleted b 1", "updated a 1->2"], fixture.Told.Skip(2).Order());
        Assert.Equal($"?resourceVersion={version}", fixture.Server.Lists.Last().Query);
        await fixture.StillFollowsAsync();
    }

    [Fact]
    public async Task An_error_event_410_lists_anew_at_once()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        fixture.Server.Table.SendToWatches("""{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}""" + "\n");
        await Eventually.True(() => fixture.Server.Lists.Count() == 2, "it lists again");
        await fixture.StillFollowsAsync();
    }

    [Fact]
    public async Task A_server_that_forgets_the_version_of_its_own_list_is_not_asked_in_a_hot_loop()
    {
        await using var fixture = await ReflectorFixture.StartAsync(server =>
        {
            for (var i = 0; i < 3; i++)
                server.FailOnce(request => request.IsWatch, 410, "Expired");
        });
        await Eventually.True(() => fixture.Server.Table.OpenWatches == 1, "it watches");
        var lists = fixture.Server.Lists.Select(list => list.At).ToList();
        // 0.8 s, 1.6 s and 3.2 s at twenty times the speed.
        Assert.InRange((lists[^1] - lists[0]).TotalMilliseconds, 38 + 78 + 158, 20_000);
        await fixture.StillFollowsAsync();
    }

    [Theory]
    [InlineData(410, "Expired", null)]
    [InlineData(500, "Timeout", "ResourceVersionTooLarge")]
    public async Task A_list_that_cannot_have_its_version_asks_for_the_newest_at_once(int code, string reason, string? cause)
    {
        await using var fixture = await ReflectorFixture.StartAsync(server =>
            server.FailOnce(request => request.Query.StartsWith("?resourceVersion=0", StringComparison.Ordinal), code, reason, cause: cause));
        await Eventually.True(() => fixture.Store.HasSynced, "the second list succeeds");
        Assert.Equal("?resourceVersion=&limit=500", fixture.Server.Lists.Last().Query);
        await fixture.StillFollowsAsync();
    }

    [Theory]
    [InlineData(429, "TooManyRequests", 1)]
    [InlineData(500, "InternalError", 1)]
    [InlineData(403, "Forbidden", 2)]
    [InlineData(503, "ServiceUnavailable", 2)]
    public async Task A_refused_watch_backs_off_and_lists_again_only_when_what_is_known_may_be_wrong(int code, string reason, int lists)
    {
        await using var fixture = await ReflectorFixture.StartAsync(server => server.FailOnce(request => request.IsWatch, code, reason));
        await Eventually.True(() => fixture.Server.Table.OpenWatches == 1, "it watches again");
        var watches = fixture.Server.Watches.ToList();
        Assert.InRange((watches[1].At - watches[0].At).TotalMilliseconds, 38, 5000);
        Assert.Equal(lists, fixture.Server.Lists.Count());
        await fixture.StillFollowsAsync();
    }

    [Fact]
    public async Task A_line_that_is_cut_off_goes_on_from_the_last_version()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        fixture.Server.Put(Samples.ConfigMap("c"));
        await Eventually.True(() => fixture.Store.Get(Samples.Key("c")) is not null, "c arrives");
        fixture.Server.Table.SendToWatches("""{"type":"MODIFIED","object":{"metadata":{"na""");
        fixture.Server.Table.CloseWatches();
        await Eventually.True(() => fixture.Server.Watches.Count() == 2, "it watches again");
        await fixture.StillFollowsAsync();
        Assert.Single(fixture.Server.Lists);
    }

    [Fact]
    public async Task A_watch_that_ends_at_once_and_empty_backs_off_and_lists()
    {
        await using var fixture = await ReflectorFixture.StartAsync(server => server.FailOnce(request => request.IsWatch, context => context.Response.StartAsync()));
        await Eventually.True(() => fixture.Server.Table.OpenWatches == 1, "it watches again");
        Assert.Equal(2, fixture.Server.Lists.Count());
        await fixture.StillFollowsAsync();
    }

    [Fact]
    public async Task A_connection_reset_in_the_middle_is_survived()
    {
        await using var fixture = await ReflectorFixture.StartAsync(server => server.FailOnce(request => request.IsWatch, async context =>
        {
            await context.Response.WriteAsync("{\"type\":");
            await context.Response.Body.FlushAsync();
            context.Abort();
        }));
        await Eventually.True(() => fixture.Server.Table.OpenWatches == 1, "it watches again");
        await fixture.StillFollowsAsync();
    }

    [Fact]
    public async Task A_failing_list_is_tried_again()
    {
        await using var fixture = await ReflectorFixture.StartAsync(server => server.FailOnce(request => !request.IsWatch, 500, "InternalError"));
        await Eventually.True(() => fixture.Store.HasSynced, "the list succeeds");
        Assert.Equal("?resourceVersion=0&limit=500", fixture.Server.Lists.Last().Query);
    }

    [Fact]
    public async Task An_object_that_does_not_fit_the_model_hides_no_other()
    {
        await using var fixture = await ReflectorFixture.WatchingAsync();
        var version = fixture.Server.Table.Version + 1;
        fixture.Server.Table.SendToWatches(
            $$$"""{"type":"MODIFIED","object":{"metadata":{"name":"a","namespace":"web","resourceVersion":"{{{version}}}"},"data":7}}""" + "\n");
        await fixture.StillFollowsAsync();
        Assert.Single(fixture.Server.Watches);
    }

    [Fact]
    public async Task Silence_past_the_idle_time_out_ends_a_watch()
    {
        await using var server = await TestApiServer.StartAsync();
        using var client = server.CreateClient();
        var options = new WatchOptions(ResourceVersion: "100", IdleTimeout: TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var _ in client.WatchAsync<Model.ConfigMap>(null, options, TestContext.Current.CancellationToken))
                Assert.Fail("nothing was sent");
        });
    }

    [Fact]
    public async Task A_server_that_is_away_is_waited_for()
    {
        using var client = new KubernetesClient(new() { Server = new("http://127.0.0.1:1") });
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.ListAsync<Model.ConfigMap>(null, new(), TestContext.Current.CancellationToken));
        Assert.Equal(Runtime.WatchAction.BackOffAndResume, new Runtime.WatchEnding(error, 0, TimeSpan.Zero).Decide());
    }

    [Theory]
    [InlineData(29, Runtime.WatchAction.BackOffAndResume)]
    [InlineData(30, Runtime.WatchAction.BackOffAndRelist)]
    internal void Internal_errors_are_retried_for_a_while_before_listing(int failingSeconds, Runtime.WatchAction expected)
    {
        var error = new KubernetesException("", HttpStatusCode.InternalServerError, new());
        Assert.Equal(expected, new Runtime.WatchEnding(error, 0, TimeSpan.Zero, TimeSpan.FromSeconds(failingSeconds)).Decide());
    }

    private static string Bookmark(long version) =>
        $"{{\"type\":\"BOOKMARK\",\"object\":{{\"kind\":\"ConfigMap\",\"metadata\":{{\"resourceVersion\":\"{version}\"}}}}}}\n";
}
