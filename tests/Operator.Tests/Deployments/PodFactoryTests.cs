using System.Text.Json;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class PodFactoryTests
{
    [Fact]
    public void The_pod_meets_the_restricted_standard_and_holds_no_API_token()
    {
        var spec = Create().Spec!;
        var container = Assert.Single(spec.Containers);
        Assert.False(spec.AutomountServiceAccountToken);
        Assert.True(spec.SecurityContext!.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", spec.SecurityContext.SeccompProfile!.Type);
        Assert.Equal(new Sysctl { Name = "net.ipv4.ping_group_range", Value = "0 2147483647" }, Assert.Single(spec.SecurityContext.Sysctls!));
        Assert.False(container.SecurityContext!.AllowPrivilegeEscalation);
        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities!.Drop);
    }

    [Fact]
    public void The_pod_belongs_to_its_node_and_its_deployment()
    {
        var pod = Create(new NodeTemplate { Labels = new Dictionary<string, string> { ["team"] = "net", [ApiGroup.NodeLabel] = "stolen" } });
        Assert.Equal("edge-0", pod.Metadata.Labels![ApiGroup.NodeLabel]);
        Assert.Equal("edge", pod.Metadata.Labels[ApiGroup.DeploymentLabel]);
        Assert.Equal("net", pod.Metadata.Labels["team"]);
        var owner = Assert.Single(pod.Metadata.OwnerReferences!);
        Assert.Equal(("nd-uid", true), (owner.Uid, owner.Controller));
        Assert.Equal("r1", pod.Metadata.Annotations![ApiGroup.ListRevisionAnnotation]);
        Assert.Equal(ApiGroup.ConfiguredGate, Assert.Single(pod.Spec!.ReadinessGates!).ConditionType);
    }

    [Fact]
    public void List_and_token_are_in_one_volume()
    {
        var spec = Create().Spec!;
        var sources = Assert.Single(spec.Volumes!).Projected!.Sources!;
        Assert.Equal(["edge-0-targets", "edge-0-probe"], sources.Select(source => (source.ConfigMap ?? source.Secret)!.Name));
        Assert.Equal(["--list-directory", Assert.Single(spec.Containers[0].VolumeMounts!).MountPath], spec.Containers[0].Args);
    }

    [Fact]
    public void What_the_template_says_is_passed_on()
    {
        var pod = Create(new NodeTemplate
        {
            Image = "example.com/prober:2", Resources = Json("""{"requests":{"cpu":1,"memory":"64Mi"},"limits":{"memory":"128Mi"}}"""),
            Tolerations = [Json("""{"operator":"Exists"}""")], Affinity = Json("""{"nodeAffinity":{}}"""), NodeSelector = new Dictionary<string, string> { ["zone"] = "a" },
            ImagePullSecrets = [Json("""{"name":"registry"}""")],
        });
        var container = pod.Spec!.Containers[0];
        Assert.Equal("example.com/prober:2", container.Image);
        Assert.Equal(("1", "64Mi", "128Mi"), (container.Resources!.Requests!["cpu"], container.Resources.Requests["memory"], container.Resources.Limits!["memory"]));
        Assert.Equal("registry", Assert.Single(pod.Spec.ImagePullSecrets!).Name);
        Assert.Equal("a", pod.Spec.NodeSelector!["zone"]);
        Assert.Single(pod.Spec.Tolerations!);
    }

    [Fact]
    public void The_revision_changes_with_the_template_and_the_image_and_with_nothing_else()
    {
        var revision = TemplateRevision.Of(Samples.Deployment(), Samples.Image);
        Assert.Equal(revision, TemplateRevision.Of(Samples.Deployment(9), Samples.Image));
        Assert.NotEqual(revision, TemplateRevision.Of(Samples.Deployment(), "networktelemetry/prober:next"));
        Assert.NotEqual(revision, TemplateRevision.Of(Samples.Deployment(template: new() { Labels = new Dictionary<string, string> { ["a"] = "b" } }), Samples.Image));
        Assert.Equal(
            TemplateRevision.Of(Samples.Deployment(template: new() { Labels = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } }), Samples.Image),
            TemplateRevision.Of(Samples.Deployment(template: new() { Labels = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } }), Samples.Image));
    }

    [Fact]
    public void A_pod_of_a_cluster_node_is_bound_to_it_within_the_template_s_own_terms()
    {
        var affinity = Json("""
            {"podAffinity":{},"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"a","operator":"Exists"}]},{}]}}}
            """);
        var bound = ClusterNodeBinding.Affinity(affinity, "worker-1");
        Assert.True(bound.TryGetProperty("podAffinity", out _));
        var terms = bound.GetProperty("nodeAffinity").GetProperty("requiredDuringSchedulingIgnoredDuringExecution").GetProperty("nodeSelectorTerms");
        Assert.Equal(2, terms.GetArrayLength());
        Assert.All(terms.EnumerateArray(), term => Assert.Equal(
            """[{"key":"metadata.name","operator":"In","values":["worker-1"]}]""", term.GetProperty("matchFields").GetRawText()));
        Assert.Contains("worker-1", ClusterNodeBinding.Affinity(null, "worker-1").GetRawText());
    }

    [Theory]
    [InlineData("worker-1", "edge-worker-1")]
    public void A_cluster_node_names_its_node(string machine, string expected) => Assert.Equal(expected, NodeNames.OfClusterNode("edge", machine));

    [Fact]
    public void Long_and_dotted_names_of_machines_are_cut_and_stay_apart()
    {
        string[] machines = [new string('a', 63) + "1", new string('a', 63) + "2", "ip-10-0-0-1.ec2.internal", "ip-10-0-0-1-ec2-internal"];
        var names = machines.Select(machine => NodeNames.OfClusterNode(new string('d', 40), machine)).ToList();
        Assert.Equal(4, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 52));
        Assert.All(names, name => Assert.DoesNotContain('.', name));
    }

    private static Pod Create(NodeTemplate? template = null) =>
        PodFactory.Create(Samples.Deployment(template: template), new NodeSlot("edge-0"), "edge-0-x", "rev", Samples.Image, "r1");

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
