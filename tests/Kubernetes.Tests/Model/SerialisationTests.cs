using System.Text.Json;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class SerialisationTests
{
    [Fact]
    public void A_pod_survives_a_round_trip()
    {
        const string json = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","creationTimestamp":"2026-01-02T03:04:05Z"},"spec":{"containers":[{"name":"c","env":[{"name":"E","valueFrom":{"fieldRef":{"fieldPath":"status.podIP"}}}],"ports":[{"name":"http","containerPort":9810}],"readinessProbe":{"httpGet":{"path":"/readyz","port":"http"},"periodSeconds":1}}],"volumes":[{"name":"v","projected":{"sources":[{"configMap":{"name":"m","items":[{"key":"k","path":"f"}],"optional":true}},{"secret":{"name":"s"}}]}}],"readinessGates":[{"conditionType":"networktelemetry.io/Configured"}],"affinity":{"podAntiAffinity":{"x":[1]}},"tolerations":[{"key":"k"}],"securityContext":{"sysctls":[{"name":"net.ipv4.ping_group_range","value":"0 0"}]}},"status":{"phase":"Running","containerStatuses":[{"name":"c","ready":true,"restartCount":2,"lastState":{"terminated":{"exitCode":137}}}],"podIPs":[{"ip":"10.0.0.1"}]}}
            """;
        var pod = JsonSerializer.Deserialize(json, KubernetesJson.Default.Pod)!;
        Assert.Equal(9810, pod.Spec!.Containers[0].Ports![0].Number);
        Assert.Equal("http", pod.Spec.Containers[0].ReadinessProbe!.HttpGet!.Port.Text);
        Assert.Equal(json, JsonSerializer.Serialize(pod, KubernetesJson.Default.Pod));
    }

    [Fact]
    public void Members_that_the_server_leaves_out_have_their_defaults()
    {
        var pod = JsonSerializer.Deserialize("{}", KubernetesJson.Default.Pod)!;
        Assert.Equal(("v1", "Pod"), (pod.ApiVersion, pod.Kind));
        Assert.NotNull(pod.Metadata);
        Assert.Empty(JsonSerializer.Deserialize("{}", KubernetesJson.Default.KubernetesListPod)!.Items);
    }

    [Fact]
    public void Lease_times_have_exactly_six_digits()
    {
        var lease = new Lease { Spec = new() { RenewTime = new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567) } };
        Assert.Contains("\"renewTime\":\"2026-01-02T03:04:05.123456Z\"", JsonSerializer.Serialize(lease, KubernetesJson.Default.Lease));
    }
}
