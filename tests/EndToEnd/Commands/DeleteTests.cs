using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

public sealed class DeleteTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Delete_takes_a_file_a_label_or_all(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        var file = kubectl.File(Objects.Target("a"));
        await kubectl.RunAsync("create", "-f", file);
        await kubectl.CreateAsync(Objects.Target("b", metadata: ", labels: {tier: edge}"), Objects.Target("c"), Objects.Target("d"));
        Assert.StartsWith("probetarget.networktelemetry.io \"a\" deleted", await kubectl.RunAsync("delete", "-f", file));
        Assert.Contains("probetargets.networktelemetry.io \"a\" not found", await kubectl.FailAsync("delete", "-f", file));
        Assert.Equal("", await kubectl.RunAsync("delete", "--ignore-not-found", "-f", file));
        await kubectl.RunAsync("delete", "pt", "-l", "tier=edge");
        Assert.Equal("c d", await NamesAsync(kubectl, "pt"));
        Assert.Contains("(server dry run)", await kubectl.RunAsync("delete", "pt", "--all", "--dry-run=server"));
        await kubectl.RunAsync("delete", "pt", "--all");
        Assert.Equal("", await NamesAsync(kubectl, "pt"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Cascade_says_what_becomes_of_what_the_object_owns(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        foreach (var cascade in new[] { "background", "foreground", "orphan" })
        {
            await kubectl.CreateAsync(Objects.Map("owner"));
            var uid = await kubectl.RunAsync("get", "cm", "owner", "-o", "jsonpath={.metadata.uid}");
            var reference = $", ownerReferences: [{{apiVersion: v1, kind: ConfigMap, name: owner, uid: {uid}, blockOwnerDeletion: true}}]";
            await kubectl.CreateAsync(Objects.Map(cascade, metadata: reference));
            await kubectl.RunAsync("delete", "cm", "owner", $"--cascade={cascade}", "--timeout=20s");
            // Foreground: what it owns has gone first. Background: it goes soon.
            if (cascade == "background") await kubectl.RunAsync("wait", "cm/background", "--for=delete", "--timeout=20s");
        }

        Assert.Equal("orphan", await NamesAsync(kubectl, "cm"));
        Assert.Equal("", await kubectl.RunAsync("get", "cm", "orphan", "-o", "jsonpath={.metadata.ownerReferences}"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Deleting_a_namespace_takes_what_is_in_it_and_a_missing_one_is_named(string version)
    {
        using var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync(Objects.Target("a"), Objects.Map("m"));
        await kubectl.RunAsync("delete", "namespace", kubectl.Namespace, "--timeout=30s");
        Assert.Equal("", await kubectl.RunAsync("get", "pt,cm", "-o", "name"));
        Assert.Contains($"namespaces \"{kubectl.Namespace}\" not found", await kubectl.FailAsync("create", "configmap", "m"));
        Assert.Equal("", await kubectl.RunAsync("get", "pods"));
    }

    private static Task<string> NamesAsync(Talk kubectl, string resource) => kubectl.RunAsync("get", resource, "-o", "jsonpath={.items[*].metadata.name}");
}
