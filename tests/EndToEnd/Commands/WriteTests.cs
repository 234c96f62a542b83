using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

/// <summary>create, replace, edit, patch, label, annotate, scale.</summary>
public sealed class WriteTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Create_says_when_there_is_one_already_and_makes_names(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        Assert.Equal("configmap/m created", await kubectl.RunAsync("create", "configmap", "m", "--from-literal=a=1"));
        Assert.Contains("configmaps \"m\" already exists", await kubectl.FailAsync("create", "-f", kubectl.File(Objects.Map("m"))));
        await kubectl.RunAsync("create", "secret", "generic", "s", "--from-literal=password=x");
        Assert.Equal("eA==", await kubectl.RunAsync("get", "secret", "s", "-o", "jsonpath={.data.password}"));
        var made = await kubectl.CreateAsync("apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: made-}\n");
        Assert.Matches("^configmap/made-[a-z0-9]{5} created$", made);
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Replace_with_an_old_version_is_a_conflict_without_one_or_by_force_it_is_not(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a"));
        var old = kubectl.File(await kubectl.RunAsync("get", "pt", "a", "-o", "yaml"));
        var uid = await kubectl.RunAsync("get", "pt", "a", "-o", "jsonpath={.metadata.uid}");
        await kubectl.RunAsync("label", "pt", "a", "x=y");
        Assert.Contains("the object has been modified; please apply your changes to the latest version and try again", await kubectl.FailAsync("replace", "-f", old));
        Assert.Equal("probetarget.networktelemetry.io/a replaced", await kubectl.RunAsync("replace", "-f", kubectl.File(Objects.Target("a", "192.0.2.2"))));
        Assert.Equal($"{uid} 192.0.2.2", await kubectl.RunAsync("get", "pt", "a", "-o", "jsonpath={.metadata.uid} {.spec.host}{.metadata.labels}"));
        await kubectl.RunAsync("replace", "--force", "-f", kubectl.File(Objects.Target("a", "192.0.2.3")));
        Assert.NotEqual(uid, await kubectl.RunAsync("get", "pt", "a", "-o", "jsonpath={.metadata.uid}"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Edit_stores_what_the_editor_leaves_and_keeps_a_copy_of_what_is_refused(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a"));
        var edited = await kubectl.TryWithAsync("KUBE_EDITOR", "sed -i s/192.0.2.1/192.0.2.9/", "edit", "pt", "a");
        Assert.Equal("probetarget.networktelemetry.io/a edited\n", edited.Output);
        Assert.Equal("192.0.2.9", await kubectl.RunAsync("get", "pt", "a", "-o", "jsonpath={.spec.host}"));
        var same = await kubectl.TryWithAsync("KUBE_EDITOR", "true", "edit", "pt", "a");
        Assert.Equal((0, "Edit cancelled, no changes made.\n"), (same.ExitCode, same.Error));
        var refused = await kubectl.TryWithAsync("KUBE_EDITOR", "sed -i s/192.0.2.9/a,b/", "edit", "pt", "a");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("probetargets.networktelemetry.io \"a\" is invalid", refused.Error);
        Assert.Contains("A copy of your changes has been stored to", refused.Error);
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Patches_of_every_type_change_the_object_or_its_status(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a"), Objects.Map("m"));
        Assert.Equal("probetarget.networktelemetry.io/a patched", await kubectl.RunAsync("patch", "pt", "a", "--type=merge", "-p", """{"spec":{"suspend":true}}"""));
        Assert.Equal("probetarget.networktelemetry.io/a patched (no change)", await kubectl.RunAsync("patch", "pt", "a", "--type=merge", "-p", """{"spec":{"suspend":true}}"""));
        await kubectl.RunAsync("patch", "pt", "a", "--type=json", "-p", """[{"op":"test","path":"/spec/suspend","value":true},{"op":"replace","path":"/spec/host","value":"192.0.2.7"}]""");
        await kubectl.RunAsync("patch", "pt", "a", "--subresource=status", "--type=merge", "-p", """{"spec":{"suspend":false},"status":{"phase":"Up"}}""");
        Assert.Equal("true 192.0.2.7 Up", await kubectl.RunAsync("get", "pt", "a", "-o", "jsonpath={.spec.suspend} {.spec.host} {.status.phase}"));
        await kubectl.RunAsync("patch", "cm", "m", "-p", """{"data":{"a":null,"b":"2"}}""");
        Assert.Equal("""{"b":"2"}""", await kubectl.RunAsync("get", "cm", "m", "-o", "jsonpath={.data}"));
        Assert.Contains("application/strategic-merge-patch+json is not supported", await kubectl.FailAsync("patch", "pt", "a", "-p", "{}"));
        Assert.Contains("The request is invalid", await kubectl.FailAsync("patch", "pt", "a", "--type=json", "-p", """[{"op":"test","path":"/spec/suspend","value":false}]"""));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Labels_and_annotations_are_set_overwritten_and_removed(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a", metadata: ", labels: {tier: edge}"), Objects.Target("b"));
        await kubectl.RunAsync("label", "pt", "-l", "tier=edge", "zone=1");
        Assert.Contains("already has a value (1), and --overwrite is false", await kubectl.FailAsync("label", "pt", "a", "zone=2"));
        await kubectl.RunAsync("label", "pt", "a", "zone=2", "--overwrite");
        await kubectl.RunAsync("label", "pt", "--all", "all=yes", "tier-");
        await kubectl.RunAsync("annotate", "pt", "a", "note=hello there");
        Assert.Equal("""{"all":"yes","zone":"2"} hello there {"all":"yes"}""", await kubectl.RunAsync("get", "pt", "-o", "jsonpath={.items[0].metadata.labels} {.items[0].metadata.annotations.note} {.items[1].metadata.labels}"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Scale_sets_replicas_if_there_are_as_many_as_expected(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Deployment("d", 2), Objects.Target("t"));
        Assert.Contains("Expected replicas to be 5, was 2", await kubectl.FailAsync("scale", "nd/d", "--current-replicas=5", "--replicas=3"));
        Assert.Equal("networkdeployment.networktelemetry.io/d scaled", await kubectl.RunAsync("scale", "nd/d", "--current-replicas=2", "--replicas=3"));
        Assert.Equal("3", await kubectl.RunAsync("get", "nd", "d", "-o", "jsonpath={.spec.replicas}"));
        Assert.Equal("3", await kubectl.RunAsync("get", "nd", "d", "--subresource=scale", "-o", "jsonpath={.spec.replicas}"));
        Assert.Contains("the server could not find the requested resource", await kubectl.FailAsync("scale", "pt/t", "--replicas=3"));
    }
}
