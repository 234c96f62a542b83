using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Install.Tests.Rules;

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
        ["create leases.coordination.k8s.io", "get leases.coordination.k8s.io network-telemetry-operator", "update leases.coordination.k8s.io network-telemetry-operator"];

    [Fact]
    public async Task Kustomize_gives_what_the_code_uses() => GivesWhatTheCodeUses(await Kustomize.BuildAsync("default"));

    [Fact]
    public async Task The_chart_gives_what_the_code_uses() => GivesWhatTheCodeUses(await Chart.RenderAsync());

    [Fact]
    public async Task Watching_one_namespace_takes_rights_in_no_other()
    {
        var install = await Chart.RenderAsync("--set", "watchNamespace=web");
        Equal(["list nodes"], Rights.Of(install, null));
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

    private static void GivesWhatTheCodeUses(IReadOnlyList<Manifest> install)
    {
        Equal([.. Everywhere, .. OutsideOfNamespaces], Rights.Of(install, null));
        Equal(WhereProbersRun, Rights.Of(install, "default"));
        Equal(OwnNamespace, Rights.Of(install, Chart.Namespace));
    }

    private static void Equal(IEnumerable<string> expected, IReadOnlyList<string> actual) => Assert.Equal(expected.Order(StringComparer.Ordinal), actual);
}
