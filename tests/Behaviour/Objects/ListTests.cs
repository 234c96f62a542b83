using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Behaviour.Objects;

public sealed class ListTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Theory]
    [InlineData("tier=edge", "a b")]
    [InlineData("tier!=edge", "c d")]
    [InlineData("tier in (edge,core),zone", "b c")]
    [InlineData("tier notin (edge)", "c d")]
    [InlineData("!tier", "d")]
    [InlineData("tier,!zone", "a")]
    public async Task Labels_select(string selector, string expected)
    {
        await LabelledAsync("a", "tier", "edge");
        await LabelledAsync("b", "tier", "edge", "zone", "1");
        await LabelledAsync("c", "tier", "core", "zone", "1");
        await LabelledAsync("d", "own", "yes");
        var list = await Client.ListAsync<ConfigMap>(Namespace, new(LabelSelector: selector), Cancellation);
        // Kubernetes puts a ConfigMap of its own into each namespace.
        Assert.Equal(expected, string.Join(' ', list.Items.Select(m => m.Metadata.Name).Where(name => name != "kube-root-ca.crt")));
    }

    [Fact]
    public async Task Fields_select_by_name()
    {
        await CreateTargetAsync("a");
        await CreateTargetAsync("b");
        Assert.Equal(["b"], (await Raw.GetAsync($"{Targets}?fieldSelector=metadata.name%3Db")).Ok().ItemNames);
        Assert.Equal(["a"], (await Raw.GetAsync($"{Targets}?fieldSelector=metadata.name!%3Db")).Ok().ItemNames);
        Assert.Equal(["a", "b"], (await Raw.GetAsync($"{Targets}?fieldSelector=metadata.namespace%3D{Namespace}")).Ok().ItemNames);
    }

    [Theory]
    [InlineData("fieldSelector=spec.host%3Dx")]
    [InlineData("labelSelector=a%3D%3D%3Db")]
    public async Task A_selector_that_cannot_be_is_a_bad_request(string query) => (await Raw.GetAsync($"{Targets}?{query}")).Expect(400, "BadRequest");

    [Fact]
    public async Task Pages_together_are_the_list_at_the_version_of_the_first_page()
    {
        foreach (var name in new[] { "a", "b", "c", "d", "e" }) await CreateTargetAsync(name);
        var first = (await Raw.GetAsync($"{Targets}?limit=2")).Ok();
        Assert.Equal(3, (long?)first["metadata"]!["remainingItemCount"]);
        await CreateTargetAsync("bb");
        (await Raw.DeleteAsync($"{Targets}/c")).Ok();
        (await Raw.MergeAsync($"{Targets}/d", """{"spec":{"host":"192.0.2.9"}}""")).Ok();
        var second = (await Raw.GetAsync($"{Targets}?limit=2&continue={Continue(first)}")).Ok();
        var third = (await Raw.GetAsync($"{Targets}?limit=9&continue={Continue(second)}")).Ok();
        Assert.Equal(["a", "b", "c", "d", "e"], first.ItemNames.Concat(second.ItemNames).Concat(third.ItemNames));
        Assert.Equal("192.0.2.1", (string?)second["items"]![1]!["spec"]!["host"]);
        Assert.Equal("", Continue(third));
        Assert.Equal((first.ResourceVersion, first.ResourceVersion), (second.ResourceVersion, third.ResourceVersion));
        (await Raw.GetAsync($"{Targets}?limit=2&continue=nonsense")).Expect(400, "BadRequest");
    }

    [Fact]
    public async Task A_list_at_an_exact_version_shows_what_was_there_then()
    {
        await CreateTargetAsync("a");
        var then = (await Raw.GetAsync(Targets)).Ok().ResourceVersion;
        await CreateTargetAsync("b");
        (await Raw.DeleteAsync($"{Targets}/a")).Ok();
        var exact = (await Raw.GetAsync($"{Targets}?resourceVersion={then}&resourceVersionMatch=Exact")).Ok();
        Assert.Equal(("a", then), (string.Join(' ', exact.ItemNames), exact.ResourceVersion));
        Assert.Equal(["b"], (await Raw.GetAsync($"{Targets}?resourceVersion={then}&resourceVersionMatch=NotOlderThan")).Ok().ItemNames);
        Assert.Equal(["a"], (await Raw.GetAsync($"{Targets}?resourceVersion={then}&limit=5")).Ok().ItemNames);
    }

    [Theory]
    [InlineData("resourceVersionMatch=Exact", "resourceVersionMatch is forbidden unless resourceVersion is provided")]
    [InlineData("resourceVersionMatch=Exact&resourceVersion=0", "is forbidden for resourceVersion \"0\"")]
    [InlineData("resourceVersionMatch=About&resourceVersion=1", "resourceVersionMatch: Unsupported value: \"About\"")]
    public async Task Versions_that_cannot_be_meant_are_invalid(string query, string message) =>
        Assert.Contains(message, (await Raw.GetAsync($"{Targets}?{query}")).Expect(422, "Invalid").Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_list_has_kind_and_version_and_is_sorted_by_name()
    {
        await CreateTargetAsync("b");
        await CreateTargetAsync("a");
        var list = (await Raw.GetAsync(Targets)).Ok();
        Assert.Equal("ProbeTargetList networktelemetry.io/v1alpha1", $"{list["kind"]} {list["apiVersion"]}");
        Assert.True(long.Parse(list.ResourceVersion, null) > 0);
        Assert.Equal(["a", "b"], list.ItemNames);
    }

    [Fact]
    public async Task Deleting_a_collection_takes_what_is_selected()
    {
        await LabelledAsync("a", "go", "yes");
        await LabelledAsync("b", "go", "yes");
        await LabelledAsync("c", "go", "no");
        (await Raw.DeleteAsync($"{ConfigMaps}?labelSelector=go%3Dyes")).Ok();
        Assert.Equal(["c"], (await Raw.GetAsync($"{ConfigMaps}?labelSelector=go")).ItemNames);
    }

    private static string Continue(ApiAnswer page) => Uri.EscapeDataString((string?)page["metadata"]!["continue"] ?? "");

    private Task<ApiAnswer> LabelledAsync(string name, params string[] labels) =>
        CreateMapAsync(name, $",\"labels\":{{{string.Join(',', labels.Chunk(2).Select(l => $"\"{l[0]}\":\"{l[1]}\""))}}}");
}
