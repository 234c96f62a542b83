using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class KubernetesClientTests : IAsyncLifetime
{
    private TestApiServer _server = null!;
    private KubernetesClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        _client = _server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_object_lives_from_create_to_delete()
    {
        var made = await _client.CreateAsync(Samples.ConfigMap("a"), Token);
        Assert.NotNull(made.Metadata.Uid);
        Assert.Equal("ConfigMap", made.Kind);
        var patched = await _client.MergePatchAsync<ConfigMap>(Samples.Key("a"), new JsonObject { ["data"] = new JsonObject { ["value"] = "2" } }, null, Token);
        Assert.Equal("2", patched.Value());
        Assert.Equal("2", (await _client.GetAsync<ConfigMap>(Samples.Key("a"), Token))!.Value());
        Assert.True(await _client.DeleteAsync<ConfigMap>(Samples.Key("a"), new(Uid: made.Metadata.Uid), Token));
        Assert.Null(await _client.GetAsync<ConfigMap>(Samples.Key("a"), Token));
        Assert.False(await _client.DeleteAsync<ConfigMap>(Samples.Key("a"), DeleteOptions.Default, Token));
    }

    [Fact]
    public async Task Apply_sends_the_manager_and_only_what_is_set()
    {
        await _client.ApplyAsync(Samples.Pod("a"), new("me"), Token);
        await _client.ApplyAsync<Pod>(Samples.Key("a"), new JsonObject { ["status"] = new JsonObject { ["phase"] = "Running" } }, new("me", Subresource: "status"), Token);
        var requests = _server.Requests;
        Assert.Equal("PATCH /api/v1/namespaces/web/pods/a?fieldManager=me&force=true", requests[0].ToString());
        Assert.Equal("application/apply-patch+yaml", requests[0].ContentType);
        Assert.Equal("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"web"},"spec":{"containers":[{"name":"main"}]}}""", requests[0].Body);
        Assert.Equal("PATCH /api/v1/namespaces/web/pods/a/status?fieldManager=me&force=true", requests[1].ToString());
        Assert.Equal("""{"status":{"phase":"Running"},"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"web"}}""", requests[1].Body);
    }

    [Fact]
    public async Task Delete_options_are_sent_as_given()
    {
        _server.Put(Samples.Pod("a"));
        await Assert.ThrowsAsync<KubernetesException>(() =>
            _client.DeleteAsync<Pod>(Samples.Key("a"), new("other", TimeSpan.FromSeconds(3), PropagationPolicy.Foreground), Token));
        Assert.Equal(
            """{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"other"},"gracePeriodSeconds":3,"propagationPolicy":"Foreground"}""",
            _server.Requests.Single().Body);
    }

    [Theory]
    [InlineData(403, "Forbidden", "pods is\nforbidden", "create pods web/a: pods is forbidden (403 Forbidden)")]
    [InlineData(409, "AlreadyExists", "already there", "create pods web/a: already there (409 AlreadyExists)")]
    [InlineData(422, "Invalid", "spec: bad", "create pods web/a: spec: bad (422 Invalid)")]
    public async Task A_refusal_is_one_line_with_verb_resource_object_and_the_servers_words(int code, string reason, string said, string expected)
    {
        _server.FailOnce(_ => true, code, reason, said);
        var error = await Assert.ThrowsAsync<KubernetesException>(() => _client.CreateAsync(Samples.Pod("a"), Token));
        Assert.Equal(expected, error.Message);
        Assert.Equal(
            (code == 403, reason == "AlreadyExists", code == 422, false),
            (error.IsForbidden, error.IsAlreadyExists, error.IsInvalid, error.IsConflict));
    }

    [Fact]
    public async Task An_answer_of_a_proxy_is_shown_too()
    {
        _server.FailOnce(_ => true, context =>
        {
            context.Response.StatusCode = 502;
            return context.Response.WriteAsync("<html>\nBad   gateway</html>");
        });
        var error = await Assert.ThrowsAsync<KubernetesException>(() => _client.ListAsync<Pod>("web", new(), Token));
        Assert.Equal("list pods in web: <html> Bad gateway</html> (502 BadGateway)", error.Message);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_server_that_says_when_is_asked_again(int code)
    {
        for (var i = 0; i < 3; i++)
            _server.FailOnce(_ => true, code, "TooManyRequests", retryAfter: "0");
        await _client.CreateAsync(Samples.Pod("a"), Token);
        Assert.Equal(4, _server.Requests.Count);
        Assert.Single(_server.Requests.Select(request => request.Body).Distinct());
    }

    [Theory]
    [InlineData(429, null, 1)]
    [InlineData(409, "0", 1)]
    [InlineData(429, "3600", 1)]
    [InlineData(503, "0", 11)]
    public async Task Other_refusals_are_the_callers_business(int code, string? retryAfter, int expected)
    {
        for (var i = 0; i < 20; i++)
            _server.FailOnce(_ => true, code, "Whatever", retryAfter: retryAfter);
        await Assert.ThrowsAsync<KubernetesException>(() => _client.CreateAsync(Samples.Pod("a"), Token));
        Assert.Equal(expected, _server.Requests.Count);
    }

    [Fact]
    public async Task A_refused_token_is_fetched_anew_once()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", "old");
        using var client = new KubernetesClient(new() { Server = _server.Url, Credentials = new TokenFileCredentials(file, TimeProvider.System) });
        await client.ListAsync<Pod>("web", new(), Token);
        File.WriteAllText(file, "new");
        _server.FailOnce(request => request.Authorization == "Bearer old", 401, "Unauthorized");
        await client.ListAsync<Pod>("web", new(), Token);
        Assert.Equal(["Bearer old", "Bearer old", "Bearer new"], _server.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_list_leaves_out_only_what_does_not_fit()
    {
        _server.FailOnce(_ => true, context => context.Response.WriteAsync(
            """{"kind":"PodList","metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"},"spec":7},{"metadata":{"name":"c"}}]}"""));
        var list = await _client.ListAsync<Pod>("web", new(), Token);
        Assert.Equal(["a", "c"], list.Items.Select(pod => pod.Metadata.Name));
        Assert.Equal(("7", "Pod"), (list.Metadata.ResourceVersion, list.Items[0].Kind));
    }

    [Theory]
    [InlineData("""{"type":"ADDED","object":{"metadata":{"name":"a","resourceVersion":"5"}}}""", "ADDED", "a", "5", null)]
    [InlineData("""{"object":{"metadata":{"name":"a","resourceVersion":"5"}},"more":[1],"type":"DELETED"}""", "DELETED", "a", "5", null)]
    [InlineData("""{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}""", "BOOKMARK", null, "9", null)]
    [InlineData("""{"type":"ERROR","object":{"kind":"Status","code":410,"message":"old"}}""", "ERROR", null, null, "old")]
    public async Task Watch_lines_are_read_in_any_order_of_members(string line, string type, string? name, string? version, string? error)
    {
        _server.FailOnce(_ => true, context => context.Response.WriteAsync(line + "\n"));
        var events = new List<WatchEvent<Pod>>();
        await foreach (var item in _client.WatchAsync<Pod>(null, new(), Token))
            events.Add(item);
        var only = Assert.Single(events);
        Assert.Equal((type, name, version, error), (only.Type, only.Object?.Metadata.Name, only.Metadata?.ResourceVersion, only.Error?.Message));
    }

    [Fact]
    public async Task Discovery_says_what_is_served()
    {
        _server.FailOnce(request => request.Path == "/apis/a/v1", context => context.Response.WriteAsync("""{"resources":[{"name":"things"},{"name":"things/status"}]}"""));
        Assert.True(await _client.IsServedAsync("a", "v1", "things", Token));
        Assert.False(await _client.IsServedAsync("b", "v1", "things", Token));
    }

    [Fact]
    public async Task An_object_without_a_namespace_is_not_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _client.GetAsync<Pod>(new(null, "a"), Token));
        Assert.Empty(_server.Requests);
    }
}
