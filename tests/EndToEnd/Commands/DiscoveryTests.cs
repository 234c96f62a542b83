using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

/// <summary>What kubectl asks a server about itself.</summary>
public sealed class DiscoveryTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Explain_tells_of_fields_at_any_depth_and_of_all_of_them(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        Assert.Matches(@"KIND: +ProbeTarget\nVERSION: +v1alpha1", await kubectl.RunAsync("explain", "pt"));
        Assert.Contains("Status codes that count as success", await kubectl.RunAsync("explain", "pt.spec.probes.http"));
        var all = await kubectl.RunAsync("explain", "nd", "--recursive");
        Assert.Matches(@"  spec\t<Object> -required-\n(.*\n)*    replicas\t<integer>", all);
        Assert.Contains("probesPerSecond\t<integer>", all);
        Assert.Contains("field \"nope\" does not exist", await kubectl.FailAsync("explain", "pt.spec.nope"));
        Assert.Contains("FIELD: resources <ResourceRequirements>", await kubectl.RunAsync("explain", "pod.spec.containers.resources"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Explain_reads_the_older_schemas_too(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        Assert.Contains("Status codes that count as success", await kubectl.RunAsync("explain", "pt.spec.probes.http", "--output=plaintext-openapiv2"));
        Assert.Matches(@"containers\t<\[\]", await kubectl.RunAsync("explain", "pod.spec", "--output=plaintext-openapiv2"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Api_resources_and_versions_are_listed(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        Assert.Matches(@"probetargets +pt +networktelemetry.io/v1alpha1 +true +ProbeTarget +create,delete,deletecollection,get,list,patch,update,watch +telemetry", await kubectl.RunAsync("api-resources", "-o", "wide"));
        Assert.Equal("networkdeployments.networktelemetry.io\nprobetargets.networktelemetry.io", await kubectl.RunAsync("api-resources", "--categories=telemetry", "-o", "name"));
        Assert.DoesNotContain("configmaps", await kubectl.RunAsync("api-resources", "--namespaced=false", "-o", "name"));
        Assert.Contains("networktelemetry.io/v1alpha1\nv1", await kubectl.RunAsync("api-versions"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Cluster_info_version_and_health_are_told_without_a_complaint(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        var info = await kubectl.TryAsync("cluster-info");
        Assert.Equal((0, ""), (info.ExitCode, info.Error));
        Assert.Contains("is running at", info.Output);
        Assert.Matches(@"Server Version: v1\.\d+\.\d+", await kubectl.RunAsync("version"));
        Assert.Equal("ok", await kubectl.RunAsync("get", "--raw", "/readyz"));
        Assert.Contains("readyz check passed", await kubectl.RunAsync("get", "--raw", "/readyz?verbose"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task A_kind_without_a_definition_is_named(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        var error = await kubectl.FailAsync("apply", "-f", kubectl.File("apiVersion: example.com/v1\nkind: Gadget\nmetadata: {name: a}\n"));
        Assert.Contains("no matches for kind \"Gadget\" in version \"example.com/v1\"", error);
        Assert.Contains("ensure CRDs are installed first", error);
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Auth_says_who_one_is_and_what_one_may_do(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        Assert.Equal("yes", await kubectl.RunAsync("auth", "can-i", "create", "probetargets"));
        Assert.Equal("yes", await kubectl.RunAsync("auth", "can-i", "get", "/metrics"));
        Assert.Matches(@"\*\.\* +\[\] +\[\] +\[\*\]", await kubectl.RunAsync("auth", "can-i", "--list"));
        Assert.Matches("Username +local-cluster-admin", await kubectl.RunAsync("auth", "whoami"));
    }
}
