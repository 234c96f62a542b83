namespace NetworkTelemetry.RealCluster;

/// <summary>Pods that the API server refuses.</summary>
public sealed class RefusalTests(Installation installation) : FleetTest(installation)
{
    [Fact]
    public async Task A_pod_that_a_quota_refuses_makes_its_node_Failed_with_the_servers_own_words_until_there_is_room()
    {
        await KubectlAsync("create", "quota", "small", "--hard=pods=1");
        // A quota refuses everything until it has been counted for the first time.
        await Eventually.EqualAsync("0", () => GetAsync("resourcequota/small", "{.status.used.pods}"));
        await ApplyAsync(Objects.Fleet("full", 2), Manifests.Ping("loopback"));
        await Eventually.EqualAsync("1 1", () => GetAsync("networkdeployment/full", "{.status.phaseCounts.running} {.status.phaseCounts.failed}"));
        var message = await GetAsync("networkdeployment/full", "{.status.nodes[?(@.phase==\"Failed\")].message}");
        Assert.Contains("exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1", message, StringComparison.Ordinal);

        await KubectlAsync("delete", "quota", "small");
        await KubectlAsync("wait", "networkdeployment/full", "--for=condition=Ready", "--timeout=60s");
    }

    [Fact]
    public async Task A_template_that_asks_for_more_than_a_limit_range_allows_is_Failed_with_the_servers_own_words()
    {
        await ApplyAsync("""
            apiVersion: v1
            kind: LimitRange
            metadata: {name: small, namespace: default}
            spec: {limits: [{type: Container, max: {memory: 64Mi}}]}
            """);
        await ApplyAsync(Objects.Fleet("big", 1, "template: {resources: {limits: {memory: 128Mi}}}"));
        await Eventually.EqualAsync("1", () => GetAsync("networkdeployment/big", "{.status.phaseCounts.failed}"));
        Assert.Contains("maximum memory usage per Container is 64Mi", await GetAsync("networkdeployment/big", "{.status.nodes[0].message}"), StringComparison.Ordinal);
    }
}
