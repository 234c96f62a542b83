using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

public sealed class ApplyTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Apply_creates_configures_removes_what_is_no_more_in_the_file_and_leaves_unchanged(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        var first = kubectl.File(Objects.Target("a", metadata: ", labels: {tier: edge, app: x}", more: "suspend: true"));
        Assert.Equal("probetarget.networktelemetry.io/a created", await kubectl.RunAsync("apply", "-f", first));
        Assert.Equal("probetarget.networktelemetry.io/a unchanged", await kubectl.RunAsync("apply", "-f", first));
        await kubectl.RunAsync("label", "pt", "a", "mine=1");
        Assert.Equal("probetarget.networktelemetry.io/a configured", await kubectl.RunAsync("apply", "-f", kubectl.File(Objects.Target("a", "192.0.2.2", ", labels: {app: x}"))));
        Assert.Equal("""192.0.2.2 false {"app":"x","mine":"1"}""", await kubectl.RunAsync("get", "pt", "a", "-o", "jsonpath={.spec.host} {.spec.suspend} {.metadata.labels}"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Apply_of_a_builtin_merges_lists_by_their_keys(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.RunAsync("apply", "-f", kubectl.File(Pod("{name: main, image: example.com/a:1}, {name: side, image: example.com/b:1}")));
        await kubectl.RunAsync("apply", "-f", kubectl.File(Pod("{name: main, image: example.com/a:1}, {name: side, image: example.com/b:2}")));
        Assert.Equal("example.com/a:1 example.com/b:2", await kubectl.RunAsync("get", "pod", "p", "-o", "jsonpath={.spec.containers[?(@.name==\"main\")].image} {.spec.containers[?(@.name==\"side\")].image}"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Server_side_apply_names_the_owner_and_the_field_of_a_conflict_and_can_take_it(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.RunAsync("apply", "--server-side", "--field-manager=team-a", "-f", kubectl.File(Objects.Target("a")));
        var other = kubectl.File(Objects.Target("a", "192.0.2.2"));
        var conflict = await kubectl.FailAsync("apply", "--server-side", "--field-manager=team-b", "-f", other);
        Assert.Contains("Apply failed with 1 conflict: conflict with \"team-a\": .spec.host", conflict);
        await kubectl.RunAsync("apply", "--server-side", "--field-manager=team-b", "--force-conflicts", "-f", other);
        Assert.Contains("conflict with \"team-b\": .spec.host", await kubectl.FailAsync("apply", "--server-side", "--field-manager=team-a", "-f", kubectl.File(Objects.Target("a"))));
        Assert.Matches("manager: team-b\n *operation: Apply", await kubectl.RunAsync("get", "pt", "a", "-o", "yaml", "--show-managed-fields"));
        Assert.DoesNotContain("managedFields", await kubectl.RunAsync("get", "pt", "a", "-o", "yaml"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Server_side_apply_takes_over_from_client_side_apply_with_all_that_it_owned(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.RunAsync("apply", "-f", kubectl.File(Objects.Map("m", "{a: '1', b: '2'}")));
        Assert.Equal("configmap/m serverside-applied", await kubectl.RunAsync("apply", "--server-side", "-f", kubectl.File(Objects.Map("m", "{a: '3'}"))));
        Assert.Equal("""{"a":"3"}""", await kubectl.RunAsync("get", "cm", "m", "-o", "jsonpath={.data}"));
        Assert.DoesNotContain("kubectl-client-side-apply", await kubectl.RunAsync("get", "cm", "m", "-o", "yaml", "--show-managed-fields"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Dry_runs_store_nothing_and_the_servers_fills_in_defaults(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        var file = kubectl.File(Objects.Target("a"));
        Assert.Equal("probetarget.networktelemetry.io/a created (dry run)", await kubectl.RunAsync("apply", "--dry-run=client", "-f", file));
        Assert.Equal("probetarget.networktelemetry.io/a created (server dry run)", await kubectl.RunAsync("apply", "--dry-run=server", "-f", file));
        var made = await kubectl.RunAsync("apply", "--server-side", "--dry-run=server", "-o", "yaml", "-f", file);
        Assert.Contains("failureThreshold: 3", made);
        Assert.DoesNotContain("resourceVersion", made);
        Assert.Contains("\"a\" not found", await kubectl.FailAsync("get", "pt", "a"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Prune_deletes_what_is_no_more_in_the_files(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        const string Label = ", labels: {app: shop}";
        string[] prune = ["apply", "--prune", "-l", "app=shop", "--prune-allowlist=networktelemetry.io/v1alpha1/ProbeTarget", "-f"];
        await kubectl.RunAsync([.. prune, kubectl.File(Manifests.Join(Objects.Target("a", metadata: Label), Objects.Target("b", metadata: Label)))]);
        var second = await kubectl.RunAsync([.. prune, kubectl.File(Objects.Target("b", metadata: Label))]);
        Assert.Contains("probetarget.networktelemetry.io/a pruned", second);
        Assert.Equal("probetarget.networktelemetry.io/b", await kubectl.RunAsync("get", "pt", "-o", "name"));
    }

    private static string Pod(string containers) => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec: {{containers: [{containers}]}}\n";
}
