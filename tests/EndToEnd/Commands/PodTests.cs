using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Commands;

/// <summary>Pods, their logs and their events.</summary>
public sealed class PodTests(ApiCluster cluster) : IClassFixture<ApiCluster>
{
    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Logs_are_printed_followed_and_kept_of_the_run_before(string version)
    {
        using var kubectl = await TwoContainersAsync(version);
        using var followed = kubectl.Start("logs", "p", "-f", "--tail=1");
        await Eventually.TrueAsync(() => Task.FromResult(followed.Output.Split('\n').Length > 3), () => Task.FromResult(followed.Output));
        Assert.Matches(@"^line \d+\nline \d+$", await kubectl.RunAsync("logs", "p", "--tail=2"));
        Assert.Equal("line 0\nl", await kubectl.RunAsync("logs", "p", "-c", "main", "--limit-bytes=8"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+Z line 0\n", await kubectl.RunAsync("logs", "p", "--timestamps", "--since-time=2020-01-01T00:00:00Z"));
        Assert.Matches(@"\[pod/p/main\] line \d+", await kubectl.RunAsync("logs", "-l", "app=p", "--all-containers", "--prefix", "--tail=1"));
        await Eventually.TrueAsync(
            async () => (await kubectl.TryAsync("logs", "p", "-c", "side", "--previous")).Output == "once\n",
            () => kubectl.RunAsync("get", "pods"));
        Assert.Contains("container nope is not valid for pod p", await kubectl.FailAsync("logs", "p", "-c", "nope"));
        Assert.Contains("pods \"q\" not found", await kubectl.FailAsync("logs", "q"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Pods_are_listed_selected_described_and_deleted(string version)
    {
        using var kubectl = await TwoContainersAsync(version);
        Assert.Matches(@"^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE .*\np +\d/2 .* 127\.\S+ +local ", await kubectl.RunAsync("get", "pods", "-o", "wide"));
        Assert.Equal("pod/p", await kubectl.RunAsync("get", "pods", "--field-selector", "status.phase=Running", "-o", "name"));
        Assert.Equal("", await kubectl.RunAsync("get", "pods", "--field-selector", "status.phase!=Running", "-o", "name"));
        Assert.Contains("field label not supported: spec.nope", await kubectl.FailAsync("get", "pods", "--field-selector", "spec.nope=1"));
        Assert.Matches(@"Events:\n(.*\n)* +Normal +Scheduled .* Successfully assigned", await kubectl.RunAsync("describe", "pod", "p"));
        Assert.StartsWith("pod \"p\" ", await kubectl.RunAsync("delete", "pod", "p", "--grace-period=0", "--force"));
        Assert.Equal("", await kubectl.RunAsync("get", "pods", "-o", "name"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Events_are_listed_by_object_type_and_time(string version)
    {
        using var kubectl = await TwoContainersAsync(version);
        await kubectl.CreateAsync(Objects.Target("t"));
        await kubectl.CreateAsync(EventOf("t", kubectl.Namespace, await kubectl.RunAsync("get", "pt", "t", "-o", "jsonpath={.metadata.uid}")));
        Assert.Matches(@"^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n\S+ +Warning +Down +probetarget/t +no answer$", await kubectl.RunAsync("get", "events", "--field-selector", "involvedObject.name=t"));
        Assert.Matches(@"Warning +Down .* no answer", await kubectl.RunAsync("get", "events.events.k8s.io", "--field-selector", "regarding.kind=ProbeTarget"));
        Assert.Matches(@"Warning +Down +ProbeTarget/t +no answer$", await kubectl.RunAsync("events", "--types=Warning", "--for", "probetarget/t"));
        Assert.Contains("Scheduled", await kubectl.RunAsync("events", "--for", "pod/p"));
        Assert.Matches(@"Events:\n(.*\n)* +Warning +Down +\S+ +test +no answer$", await kubectl.RunAsync("describe", "pt", "t"));
        Assert.Contains("Scheduled", await kubectl.RunAsync("get", "events", "--sort-by=.lastTimestamp"));
    }

    [Theory, MemberData(nameof(KubectlVersions.All), MemberType = typeof(KubectlVersions))]
    public async Task Ways_into_a_container_that_are_not_served_say_so(string version)
    {
        using var kubectl = await TwoContainersAsync(version);
        Assert.Contains("the local cluster does not serve exec: a container is a process of this machine", await kubectl.FailAsync("exec", "p", "-c", "main", "--", "ls"));
        Assert.Contains("the local cluster does not serve portforward", await kubectl.FailAsync("port-forward", "pod/p", "1:80"));
    }

    private static string EventOf(string target, string @namespace, string uid) => $$"""
        apiVersion: v1
        kind: Event
        metadata: {name: {{target}}.1}
        involvedObject: {apiVersion: networktelemetry.io/v1alpha1, kind: ProbeTarget, name: {{target}}, namespace: {{@namespace}}, uid: {{uid}} }
        type: Warning
        reason: Down
        message: no answer
        source: {component: test}
        firstTimestamp: "2026-01-01T00:00:00Z"
        lastTimestamp: "2026-01-01T00:00:00Z"
        count: 1
        """;

    private async Task<Talk> TwoContainersAsync(string version)
    {
        var kubectl = await cluster.TalkAsync(version);
        await kubectl.CreateAsync("""
            apiVersion: v1
            kind: Pod
            metadata: {name: p, labels: {app: p}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - {name: main, image: networktelemetry/prober, command: [sh, -c, "i=0; while true; do echo line $i; i=$((i+1)); sleep 0.2; done"]}
              - {name: side, image: networktelemetry/prober, command: [sh, -c, "echo once; sleep 0.5"]}
            """);
        await kubectl.RunAsync("wait", "pod/p", "--for=jsonpath={.status.phase}=Running", "--timeout=20s");
        return kubectl;
    }
}
