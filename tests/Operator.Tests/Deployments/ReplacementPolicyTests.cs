using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class ReplacementPolicyTests
{
    private static readonly string Present = TemplateRevision.Of(Samples.Deployment(), Samples.Image);

    [Fact]
    public void A_node_without_a_pod_gets_one_at_once() => Assert.Equal(["edge-0"], Created(Samples.Node(null)));

    [Fact]
    public void A_pod_that_is_terminating_is_no_pod() => Assert.Equal(["edge-0"], Created(Samples.Node(Terminating(Samples.Pod()))));

    [Theory]
    [InlineData(1, false)]
    [InlineData(30, true)]
    public void A_failed_pod_is_replaced_after_its_back_off(int secondsAgo, bool replaced)
    {
        var node = Samples.Node(Samples.Pod(waiting: "ErrImagePull", containersReady: "False"), Samples.FailedBefore(2, secondsAgo, "edge-0-aaaa"));
        var changes = Decide(node);
        Assert.Equal(replaced, changes.Create.Count == 1);
        Assert.Equal(replaced, changes.Delete.Count == 1);
        Assert.Equal(replaced ? ReplacementPolicy.Failed : null, changes.Replaced.GetValueOrDefault("edge-0"));
    }

    [Fact]
    public void A_failure_that_is_new_waits_first() => Assert.Empty(Created(Samples.Node(Samples.Pod(phase: "Failed"))));

    [Theory]
    [InlineData(2, false)]
    [InlineData(30, true)]
    public void A_node_whose_pod_was_refused_or_deleted_while_failed_waits_too(int secondsAgo, bool created) =>
        Assert.Equal(created, Created(Samples.Node(null, Samples.FailedBefore(2, secondsAgo))).Count == 1);

    [Fact]
    public void A_changed_template_replaces_one_running_node_at_a_time()
    {
        var all = Enumerable.Range(0, 3).Select(i => Samples.Node(Samples.Pod(templateRevision: "older", name: $"edge-{i}-x"), name: $"edge-{i}")).ToArray();
        var changes = Decide(all);
        Assert.Equal(["edge-0"], changes.Create.Select(node => node.Name));
        Assert.Equal(ReplacementPolicy.TemplateChanged, changes.Replaced["edge-0"]);

        all[0] = Samples.Node(Samples.Pod(containersReady: "False", ready: "False", name: "edge-0-y"), name: "edge-0");
        Assert.Empty(Decide(all).Create);
    }

    [Fact]
    public void A_changed_template_replaces_at_once_what_does_not_run()
    {
        var changes = Decide(
            Samples.Node(Samples.Pod(templateRevision: "older", waiting: "ErrImagePull", containersReady: "False"), Samples.FailedBefore(5, 1, "edge-0-aaaa")),
            Samples.Node(Samples.Pod(templateRevision: "older", ready: "False", configuredStart: null, name: "edge-1-x"), name: "edge-1"),
            Samples.Node(Samples.Pod(templateRevision: "older", name: "edge-2-x"), name: "edge-2"));
        Assert.Equal(["edge-0", "edge-1"], changes.Create.Select(node => node.Name));
    }

    [Fact]
    public void Of_two_pods_the_newest_stays()
    {
        var changes = Decide(Samples.Node(Samples.Pod(name: "edge-0-old", ageSeconds: 50), null, "edge-0", Samples.Pod(name: "edge-0-new", ageSeconds: 5)));
        Assert.Equal("edge-0-old", Assert.Single(changes.Delete).Metadata.Name);
        Assert.Empty(changes.Create);
    }

    [Fact]
    public void The_next_pod_passes_over_names_that_are_taken_and_is_the_same_each_time()
    {
        var first = NodeNames.NextPod("edge-0", Present, 0, []);
        Assert.Equal(first, NodeNames.NextPod("edge-0", Present, 0, []));
        Assert.NotEqual(first, NodeNames.NextPod("edge-0", Present, 0, [first]));
        Assert.NotEqual(first, NodeNames.NextPod("edge-0", "other", 0, []));
        Assert.NotEqual(first, NodeNames.NextPod("edge-0", Present, 1, []));
    }

    private static PodChanges Decide(params AssessedNode[] nodes) => ReplacementPolicy.Decide(nodes, Present, Samples.Now);

    private static List<string> Created(AssessedNode node) => [.. Decide(node).Create.Select(created => created.Name)];

    private static Pod Terminating(Pod pod) => pod with { Metadata = pod.Metadata with { DeletionTimestamp = Samples.Now } };
}
