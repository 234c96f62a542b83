using NetworkTelemetry.Install.Tests.Manifests;

namespace NetworkTelemetry.Install.Tests.RealCluster;

/// <summary>A real API server takes it, its authorizer gives exactly the rights of the table, and uninstalling leaves nothing.</summary>
public sealed class InstallTests
{
    private const string Operator = "system:serviceaccount:network-telemetry-system:network-telemetry-operator";

    [Fact]
    public async Task Installed_by_kustomize()
    {
        var kubectl = new Kubectl(Installed.Kubeconfig);
        var manifests = await Kustomize.BuildAsync(Installed.IsOld(await Installed.VersionAsync(kubectl)) ? "kubernetes-1.20" : "default");
        await InstallAsync(kubectl, manifests, definitionsStay: false);
    }

    [Fact]
    public async Task Installed_by_the_chart()
    {
        var kubectl = new Kubectl(Installed.Kubeconfig);
        var manifests = await Chart.RenderAsync("--kube-version", await Installed.VersionAsync(kubectl));
        await InstallAsync(kubectl, manifests, definitionsStay: true);
    }

    private static async Task InstallAsync(Kubectl kubectl, IReadOnlyList<Manifest> manifests, bool definitionsStay)
    {
        await using var installed = await Installed.StartAsync(kubectl, manifests);
        Assert.Equal(manifests.Count, (await installed.TryOutAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await installed.ApplyAsync();
        await RightsAreThoseOfTheTableAsync(kubectl);
        await RolesOfUsersAreExtendedAsync(kubectl);

        await installed.UninstallAsync();
        Assert.Equal("", await installed.LeftoversAsync());
        if (definitionsStay) Assert.Contains("probetargets.networktelemetry.io", await kubectl.RunAsync("get", "crd", "-o", "name"));
    }

    private static async Task RightsAreThoseOfTheTableAsync(Kubectl kubectl)
    {
        foreach (var right in RightsTests.Everywhere.Concat(RightsTests.OutsideOfNamespaces)) Assert.True(await MayAsync(kubectl, right, "kube-system"), right);
        foreach (var right in RightsTests.WhereProbersRun) Assert.True(await MayAsync(kubectl, right, "default"), right);
        foreach (var right in RightsTests.OwnNamespace) Assert.True(await MayAsync(kubectl, right, Chart.Namespace), right);
        foreach (var right in RightsTests.WhereProbersRun) Assert.False(await MayAsync(kubectl, right, "kube-system"), $"{right} in kube-system");
        foreach (var right in new[] { "list secrets", "delete nodes", "create clusterroles.rbac.authorization.k8s.io", "delete probetargets.networktelemetry.io" })
            Assert.False(await MayAsync(kubectl, right, Chart.Namespace), right);
    }

    // Aggregation is done by a controller, a moment later.
    private static async Task RolesOfUsersAreExtendedAsync(Kubectl kubectl)
    {
        foreach (var role in new[] { "admin", "edit", "view" })
            await Eventually.TrueAsync(
                async () => (await kubectl.RunAsync("get", "clusterrole", role, "-o", "json")).Contains("networktelemetry.io", StringComparison.Ordinal),
                () => Task.FromResult($"the role {role} does not know the resources"));
    }

    private static async Task<bool> MayAsync(Kubectl kubectl, string right, string ns)
    {
        // "patch networkdeployments/status.networktelemetry.io" is verb, resource, subresource and group; a name may follow.
        var parts = right.Split(' ');
        var dot = parts[1].IndexOf('.', StringComparison.Ordinal);
        var (path, group) = dot < 0 ? (parts[1].Split('/'), "") : (parts[1][..dot].Split('/'), parts[1][dot..]);
        var resource = parts.Length > 2 ? $"{path[0]}{group}/{parts[2]}" : $"{path[0]}{group}";
        string[] question = ["auth", "can-i", parts[0], resource, $"--as={Operator}", "-n", ns];
        var answer = await kubectl.TryAsync(path.Length > 1 ? [.. question, $"--subresource={path[1]}"] : question);
        return answer.Output.Trim() == "yes";
    }
}
