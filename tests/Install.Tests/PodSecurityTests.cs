using System.Text.Json;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Install.Tests.Rules;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Install.Tests;

/// <summary>Pod Security "restricted": the rules themselves, and the pods that the operator makes.</summary>
public sealed class PodSecurityTests
{
    private const string Good = """
        {"securityContext":{"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"},"sysctls":[{"name":"net.ipv4.ping_group_range","value":"0 1"}]},
         "volumes":[{"name":"v","projected":{}}],
         "containers":[{"name":"c","securityContext":{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"],"add":["NET_BIND_SERVICE"]}}}]}
        """;

    [Fact]
    public void A_restricted_pod_violates_nothing() => Assert.Empty(PodSecurity.Violations(JsonNode.Parse(Good)!.AsObject()));

    [Theory]
    [InlineData("hostNetwork", "true", "hostNetwork")]
    [InlineData("hostPID", "true", "hostPID")]
    [InlineData("hostIPC", "true", "hostIPC")]
    [InlineData("volumes", """[{"name":"v","hostPath":{"path":"/"}}]""", "volume hostPath")]
    [InlineData("volumes", """[{"name":"v","nfs":{}}]""", "volume nfs")]
    [InlineData("securityContext.sysctls", """[{"name":"kernel.msgmax","value":"1"}]""", "sysctl kernel.msgmax")]
    [InlineData("securityContext.runAsNonRoot", "false", "runAsNonRoot")]
    [InlineData("securityContext.runAsUser", "0", "runAsUser")]
    [InlineData("securityContext.seccompProfile", """{"type":"Unconfined"}""", "seccompProfile")]
    [InlineData("securityContext.seccompProfile", "null", "seccompProfile")]
    [InlineData("securityContext.seLinuxOptions", """{"type":"spc_t"}""", "seLinuxOptions")]
    [InlineData("securityContext.seLinuxOptions", """{"user":"u"}""", "seLinuxOptions")]
    [InlineData("securityContext.appArmorProfile", """{"type":"Unconfined"}""", "appArmorProfile")]
    [InlineData("securityContext.windowsOptions", """{"hostProcess":true}""", "hostProcess")]
    [InlineData("containers.0.securityContext.privileged", "true", "privileged")]
    [InlineData("containers.0.securityContext.allowPrivilegeEscalation", "null", "allowPrivilegeEscalation")]
    [InlineData("containers.0.securityContext.procMount", "\"Unmasked\"", "procMount")]
    [InlineData("containers.0.securityContext.capabilities.drop", "[]", "capabilities.drop")]
    [InlineData("containers.0.securityContext.capabilities.add", """["NET_RAW"]""", "capabilities.add")]
    [InlineData("containers.0.ports", """[{"containerPort":1,"hostPort":1}]""", "hostPort")]
    [InlineData("initContainers", """[{"name":"i","securityContext":{"capabilities":{"drop":["ALL"]}}}]""", "allowPrivilegeEscalation")]
    public void A_pod_that_is_not_restricted_violates(string path, string value, string rule)
    {
        var pod = JsonNode.Parse(Good)!.AsObject();
        var steps = path.Split('.');
        JsonNode at = pod;
        foreach (var step in steps[..^1]) at = at is JsonArray list ? list[int.Parse(step)]! : at[step]!;
        at[steps[^1]] = JsonNode.Parse(value);
        Assert.Equal([rule], PodSecurity.Violations(pod));
    }

    [Fact]
    public void A_prober_is_restricted() => Assert.Empty(PodSecurity.Violations(Prober(null)));

    [Fact]
    public void A_prober_with_all_that_a_template_can_say_is_restricted() => Assert.Empty(PodSecurity.Violations(Prober(new NodeTemplate
    {
        Image = "example.com/prober:2",
        Labels = new Dictionary<string, string> { ["tier"] = "edge" },
        Resources = JsonSerializer.Deserialize<JsonElement>("""{"limits":{"memory":"64Mi"}}"""),
        Tolerations = [JsonSerializer.Deserialize<JsonElement>("""{"operator":"Exists"}""")],
    })));

    [Fact]
    public void A_prober_may_open_ping_sockets_without_a_capability() =>
        Assert.Equal("net.ipv4.ping_group_range", (string?)Prober(null)["securityContext"]!["sysctls"]![0]!["name"]);

    private static JsonObject Prober(NodeTemplate? template)
    {
        var owner = new NetworkDeployment { Metadata = new() { Namespace = "web", Name = "edge", Uid = "u" }, Spec = new() { Template = template } };
        var pod = PodFactory.Create(owner, new NodeSlot("edge-0", "node-1"), "edge-0-a", "r", "networktelemetry/prober:0.1.0", null);
        return JsonSerializer.SerializeToNode(pod, Pod.ResourceType.Json.GetTypeInfo(typeof(Pod))!)!["spec"]!.AsObject();
    }
}
