namespace NetworkTelemetry.LocalCluster.Tests.Api;

public sealed class ChunkTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private TestCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_chunk_whose_version_is_forgotten_is_gone_but_can_be_gone_on_with_as_of_now()
    {
        foreach (var name in new[] { "a", "b", "c" })
            await _cluster.PostAsync(Maps, Manifests.ConfigMapJson(name));
        var (_, first) = await _cluster.GetAsync($"{Maps}?limit=1");
        await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/b");
        await ForgetAsync();

        var (code, gone) = await _cluster.GetAsync($"{Maps}?limit=1&continue={Continue(first)}");
        Assert.Equal((410, "Expired"), (code, (string?)gone["reason"]));
        var (_, second) = await _cluster.GetAsync($"{Maps}?limit=1&continue={Continue(gone)}");
        Assert.Equal("c", (string?)second["items"]![0]!["metadata"]!["name"]);
        Assert.NotEqual((string?)first["metadata"]!["resourceVersion"], (string?)second["metadata"]!["resourceVersion"]);
        Assert.Equal(410, (await _cluster.GetAsync($"{Maps}?resourceVersion={first["metadata"]!["resourceVersion"]}&resourceVersionMatch=Exact")).Code);
    }

    [Fact]
    public async Task A_version_that_is_still_to_come_is_asked_for_too_early()
    {
        var (code, status) = await _cluster.GetAsync($"{Maps}?resourceVersion=999999");
        Assert.Equal((504, "Timeout"), (code, (string?)status["reason"]));
    }

    [Fact]
    public async Task Old_chunks_of_all_namespaces_leave_out_what_came_later()
    {
        await _cluster.PostAsync("/api/v1/namespaces", """{"metadata":{"name":"zone"}}""");
        await _cluster.PostAsync("/api/v1/namespaces/zone/configmaps", Manifests.ConfigMapJson("z"));
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("a"));
        var (_, first) = await _cluster.GetAsync("/api/v1/configmaps?limit=1");
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("b"));
        await _cluster.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/zone/configmaps/z");
        var (_, second) = await _cluster.GetAsync($"/api/v1/configmaps?continue={Continue(first)}");
        Assert.Equal(["z"], second["items"]!.AsArray().Select(item => (string?)item!["metadata"]!["name"]));
    }

    /// <summary>Writes more than the history holds.</summary>
    private async Task ForgetAsync()
    {
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("zz"));
        foreach (var i in Enumerable.Range(0, 6))
        {
            var body = $$"""{"data":{"b":"{{new string((char)('a' + i), 900_000)}}"} }""";
            await _cluster.SendAsync(HttpMethod.Patch, $"{Maps}/zz", body, "application/merge-patch+json");
        }
    }

    private static string Continue(System.Text.Json.Nodes.JsonObject list) => Uri.EscapeDataString((string)list["metadata"]!["continue"]!);
}
