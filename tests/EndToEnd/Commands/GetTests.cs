using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

public sealed class GetTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Get_selects_by_labels_and_fields(string version)
    {
        using var kubectl = await ThreeTargetsAsync(version);
        Assert.Equal("a", await NamesAsync(kubectl, "-l", "tier=edge"));
        Assert.Equal("b c", await NamesAsync(kubectl, "-l", "tier!=edge"));
        Assert.Equal("a b", await NamesAsync(kubectl, "-l", "tier in (edge,core)"));
        Assert.Equal("c", await NamesAsync(kubectl, "-l", "!tier"));
        Assert.Equal("b", await NamesAsync(kubectl, "--field-selector", "metadata.name=b"));
        Assert.Equal("a c", await NamesAsync(kubectl, "-A", "--field-selector", $"metadata.namespace={kubectl.Namespace},metadata.name!=b"));
        Assert.Contains("field label not supported: spec.host", await kubectl.FailAsync("get", "pt", "--field-selector", "spec.host=x"));
        Assert.Contains("(BadRequest)", await kubectl.FailAsync("get", "pt", "-l", "a b"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Get_prints_tables_sorted_with_labels_and_with_columns_of_ones_own(string version)
    {
        using var kubectl = await ThreeTargetsAsync(version);
        Assert.Matches(@"^NAME +HOST +STATE +RTT +LOSS +NODES +AGE\na +192\.0\.2\.3 +\d+s\n", await kubectl.RunAsync("get", "pt"));
        Assert.Matches(@"^NAMESPACE +NAME .* AGE +MESSAGE\n", await kubectl.RunAsync("get", "pt", "-A", "-o", "wide"));
        Assert.Matches(@" +LABELS\na .* tier=edge\nb .* tier=core\nc .* <none>$", await kubectl.RunAsync("get", "pt", "--show-labels"));
        Assert.Matches(@" +TIER\na .* edge\n", await kubectl.RunAsync("get", "pt", "-L", "tier"));
        Assert.Equal("c\nb\na", await kubectl.RunAsync("get", "pt", "--sort-by=.spec.host", "--no-headers", "-o", "custom-columns=:.metadata.name"));
        Assert.Matches(@"^NAME +HOST\na +192\.0\.2\.3\n", await kubectl.RunAsync("get", "pt", "-o", "custom-columns=NAME:.metadata.name,HOST:.spec.host"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Get_prints_every_format_that_programs_read(string version)
    {
        using var kubectl = await ThreeTargetsAsync(version);
        Assert.Equal("probetarget.networktelemetry.io/a\nprobetarget.networktelemetry.io/b\nprobetarget.networktelemetry.io/c", await kubectl.RunAsync("get", "pt", "-o", "name"));
        Assert.Contains("host: 192.0.2.3", await kubectl.RunAsync("get", "pt", "a", "-o", "yaml"));
        Assert.Contains("\"kind\": \"List\"", await kubectl.RunAsync("get", "pt", "-o", "json"));
        Assert.Equal("192.0.2.3 ping", await kubectl.RunAsync("get", "pt", "a", "-o", "jsonpath={.spec.host} {.spec.probes[0].name}"));
        Assert.Equal("a,b,c,", await kubectl.RunAsync("get", "pt", "-o", "go-template={{range .items}}{{.metadata.name}},{{end}}"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Get_in_chunks_shows_the_same(string version)
    {
        using var kubectl = await ThreeTargetsAsync(version);
        Assert.Equal(await kubectl.RunAsync("get", "pt", "-o", "name"), await kubectl.RunAsync("get", "pt", "-o", "name", "--chunk-size=2"));
        Assert.Equal(4, (await kubectl.RunAsync("get", "pt", "--chunk-size=1")).Split('\n').Length);
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Get_says_what_is_not_there(string version)
    {
        using var kubectl = await ThreeTargetsAsync(version);
        var two = await kubectl.TryAsync("get", "pt", "a", "nope", "-o", "name");
        Assert.Equal((1, "probetarget.networktelemetry.io/a\n"), (two.ExitCode, two.Output));
        Assert.Equal("Error from server (NotFound): probetargets.networktelemetry.io \"nope\" not found\n", two.Error);
        Assert.Equal("", await kubectl.RunAsync("get", "pt", "nope", "--ignore-not-found"));
        Assert.Contains("the server doesn't have a resource type \"bogus\"", await kubectl.FailAsync("get", "bogus"));
        Assert.Equal($"No resources found in {kubectl.Namespace} namespace.\n", (await kubectl.TryAsync("get", "nd")).Error);
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Get_knows_types_by_category_short_name_and_full_name(string version)
    {
        using var kubectl = await ThreeTargetsAsync(version);
        await kubectl.CreateAsync(Objects.Deployment("d"));
        Assert.StartsWith("networkdeployment.networktelemetry.io/d\nprobetarget.networktelemetry.io/a\n", await kubectl.RunAsync("get", "telemetry", "-o", "name"));
        Assert.Equal("c", await NamesAsync(kubectl, "-l", "!tier"));
        Assert.Equal("probetarget.networktelemetry.io/a", await kubectl.RunAsync("get", "probetargets.v1alpha1.networktelemetry.io", "a", "-o", "name"));
        Assert.Equal("", await kubectl.RunAsync("get", "all"));
    }

    private async Task<Talk> ThreeTargetsAsync(string version)
    {
        var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(
            Objects.Target("a", "192.0.2.3", ", labels: {tier: edge}"), Objects.Target("b", "192.0.2.2", ", labels: {tier: core}"), Objects.Target("c"));
        return kubectl;
    }

    private static Task<string> NamesAsync(Talk kubectl, params string[] selection) =>
        kubectl.RunAsync(["get", "pt", "-o", "jsonpath={.items[*].metadata.name}", .. selection]);
}
