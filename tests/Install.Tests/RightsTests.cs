using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Install.Tests.Rules;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Install.Tests;

/// <summary>The operator may do exactly what its code does.</summary>
public sealed class RightsTests
{
    internal static readonly string[] Everywhere =
    [
        "list networkdeployments.networktelemetry.io", "watch networkdeployments.networktelemetry.io", // caches of the controllers
        "list probetargets.networktelemetry.io", "watch probetargets.networktelemetry.io",
        "list pods", "watch pods", "list configmaps", "watch configmaps",
        "patch networkdeployments/status.networktelemetry.io", // StatusStep
        "patch probetargets/status.networktelemetry.io", // ProbeTargetController
        "update networkdeployments/finalizers.networktelemetry.io", // blockOwnerDeletion of what OwnedObjects makes
        "create events.events.k8s.io", "patch events.events.k8s.io", // EventPublisher
    ];

    internal static readonly string[] OutsideOfNamespaces =
    [
        "get customresourcedefinitions.apiextensions.k8s.io networkdeployments.networktelemetry.io", // DefinitionRequirement
        "get customresourcedefinitions.apiextensions.k8s.io probetargets.networktelemetry.io",
        "list namespaces", "watch namespaces", // NamespaceLabels
        "list nodes", // ClusterNodes
    ];

    internal static readonly string[] WhereProbersRun =
    [
        "create pods", "delete pods", // PodStep
        "patch pods", // ListStep: annotations
        "patch pods/status", // GateStep
        "create configmaps", "patch configmaps", "delete configmaps", // ListStep, RetirementStep
        "get configmaps", "get secrets", // ProbeFiles: CA certificates, credentials
        "list secrets", "watch secrets", // tokens of the nodes
        "create secrets", "patch secrets", "delete secrets", // PodStep, FileStep, RetirementStep
    ];

    internal static readonly string[] OwnNamespace =
    [
        "create leases.coordination.k8s.io", "get leases.coordination.k8s.io network-telemetry-operator", "update leases.coordination.k8s.io network-telemetry-operator", // LeaderElector
        "create secrets", "get secrets network-telemetry-ca", "patch secrets network-telemetry-ca", // AuthorityStore
        "create configmaps", "get configmaps network-telemetry-ca", "patch configmaps network-telemetry-ca",
    ];

    internal static readonly string[] ForMetricsAuth = ["create tokenreviews.authentication.k8s.io", "create subjectaccessreviews.authorization.k8s.io"]; // MetricsGuard

    [Fact]
    public async Task Kustomize_gives_what_the_code_uses() => GivesWhatTheCodeUses(await Kustomize.BuildAsync("default"));

    [Fact]
    public async Task The_chart_gives_what_the_code_uses() => GivesWhatTheCodeUses(await Chart.RenderAsync());

    [Fact]
    public async Task Watching_one_namespace_takes_rights_in_no_other()
    {
        var install = await Chart.RenderAsync("--set", "watchNamespace=web");
        Equal(OutsideOfNamespaces.Where(right => !right.EndsWith(" namespaces", StringComparison.Ordinal)), Rights.Of(install, null));
        Equal([.. Everywhere, .. WhereProbersRun], Rights.Of(install, "web"));
        Equal(OwnNamespace, Rights.Of(install, Chart.Namespace));
        Assert.Empty(Rights.Of(install, "default"));
    }

    [Fact]
    public async Task Namespaces_that_only_hold_targets_give_their_files_and_nothing_else()
    {
        var install = await Chart.RenderAsync("--set", "namespaces={edge,core}", "--set", "credentialNamespaces={web}");
        Equal(["get configmaps", "get secrets"], Rights.Of(install, "web"));
        Equal(WhereProbersRun, Rights.Of(install, "edge"));
        Equal(WhereProbersRun, Rights.Of(install, "core"));
        Assert.Empty(Rights.Of(install, "default"));
    }

    [Fact]
    public async Task Asking_who_scrapes_takes_two_rights_more()
    {
        Equal([.. Everywhere, .. OutsideOfNamespaces, .. ForMetricsAuth], Rights.Of(await Chart.RenderAsync("--set", "metrics.auth=true"), null));
        Equal([.. Everywhere, .. OutsideOfNamespaces, .. ForMetricsAuth], Rights.Of(await Kustomize.BuildAsync("default-secure"), null));
    }

    /// <summary>What the operator asks for at its start it has; or it would not start.</summary>
    [Theory]
    [InlineData("replicaCount=2")]
    [InlineData("watchNamespace=web")]
    [InlineData("metrics.auth=true")]
    public async Task What_the_operator_asks_for_at_its_start_is_given(string value)
    {
        var install = await Chart.RenderAsync("--set", value);
        var needs = OperatorNeeds.Of(ArgumentParser.Parse(OperatorPod.Of(install).Arguments), Chart.Namespace);
        var cluster = Rights.Of(install, null);
        foreach (var need in needs)
        {
            var right = $"{need.Verb} {need.Resource}{(need.Group.Length > 0 ? "." + need.Group : "")}";
            var given = need.Namespace is null ? cluster : [.. cluster, .. Rights.Of(install, need.Namespace)];
            Assert.True(given.Contains(right) || given.Contains($"{right} {need.Name}"), $"{need} is not given");
        }
    }

    private static void GivesWhatTheCodeUses(IReadOnlyList<Manifest> install)
    {
        Equal([.. Everywhere, .. OutsideOfNamespaces], Rights.Of(install, null));
        Equal(WhereProbersRun, Rights.Of(install, "default"));
        Equal(OwnNamespace, Rights.Of(install, Chart.Namespace));
    }

    private static void Equal(IEnumerable<string> expected, IReadOnlyList<string> actual) => Assert.Equal(expected.Order(StringComparer.Ordinal), actual);
}
