using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Commands;
using NetworkTelemetry.LocalCluster.Kubelet.Images;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class CommandTests
{
    private static readonly HostMount[] Mounts =
        [HostMount.Create("/etc/telemetry/", "/h/list", null), HostMount.Create("/etc/telemetry/extra", "/h/extra", null), HostMount.Create("/data", "/h/v", "sub/dir"), HostMount.Create("/", "/h/root", null)];

    [Theory]
    [InlineData("$(A)", "1")]
    [InlineData("x$(A)y$(B)", "x1y2")]
    [InlineData("$(NONE)", "$(NONE)")]
    [InlineData("$$(A)", "$(A)")]
    [InlineData("$$$(A)", "$1")]
    [InlineData("$A $", "$A $")]
    [InlineData("$(A", "$(A")]
    [InlineData("$()", "$()")]
    [InlineData("", "")]
    public void Variables_are_expanded_as_in_kubernetes(string text, string expected) =>
        Assert.Equal(expected, VariableExpansion.Expand(text, new Dictionary<string, string> { ["A"] = "1", ["B"] = "2" }));

    [Theory]
    [InlineData("/etc/telemetry", "/h/list")]
    [InlineData("/etc/telemetry/list.json", "/h/list/list.json")]
    [InlineData("--list=/etc/telemetry/list.json", "--list=/h/list/list.json")]
    [InlineData("/etc/telemetry/extra/a:/etc/telemetry/b", "/h/extra/a:/h/list/b")]
    [InlineData("cat '/etc/telemetry'; ls /data", "cat '/h/list'; ls /h/v/sub/dir")]
    [InlineData("/etc/telemetry.d", "/etc/telemetry.d")]
    [InlineData("/etc/telemetry-2/x", "/etc/telemetry-2/x")]
    [InlineData("/var/etc/telemetry", "/var/etc/telemetry")]
    [InlineData("http://host/data/x", "http://host/data/x")]
    [InlineData("/database", "/database")]
    [InlineData("/other", "/other")]
    public void Paths_under_a_mount_are_rewritten_to_the_host(string text, string expected) => Assert.Equal(expected, PathRewriter.Rewrite(text, Mounts));

    [Fact]
    public void A_rewritten_path_is_not_rewritten_again() =>
        Assert.Equal("/b/x", PathRewriter.Rewrite("/a/x", [new HostMount("/a", "/b"), new HostMount("/b", "/c")]));

    [Theory]
    [InlineData("prober", "prober")]
    [InlineData("prober:v1", "prober")]
    [InlineData("host:5000/a/prober", "host:5000/a/prober")]
    [InlineData("host:5000/a/prober:v1", "host:5000/a/prober")]
    [InlineData("ghcr.io/a/prober:v1@sha256:00", "ghcr.io/a/prober")]
    public void The_repository_is_the_name_without_tag_and_digest(string name, string expected) => Assert.Equal(expected, ImageReference.Repository(name));

    [Fact]
    public void An_exact_image_name_goes_before_its_repository()
    {
        var images = new Dictionary<string, LocalImage> { ["a"] = new() { Executable = "any" }, ["a:2"] = new() { Executable = "two" } };
        Assert.Equal(["any", "two", null], new[] { "a:1", "a:2", "b" }.Select(name => ImageReference.Find(images, name)?.Executable));
    }

    [Fact]
    public void Variables_come_from_image_sources_and_spec_in_this_order()
    {
        var environment = Resolve("""
            {"name": "c", "envFrom": [{"prefix": "P_", "configMapRef": {"name": "map"}}, {"secretRef": {"name": "secret"}}, {"secretRef": {"name": "no", "optional": true}}],
             "env": [{"name": "X", "value": "spec"}, {"name": "REF", "value": "$(X)-$(P_k)-$(LATER)"}, {"name": "LATER", "value": "l"},
                     {"name": "LABEL", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['app.io/x']"}}},
                     {"name": "IP", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}},
                     {"name": "ACCOUNT", "valueFrom": {"fieldRef": {"fieldPath": "spec.serviceAccountName"}}},
                     {"name": "SECRET", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "s"}}},
                     {"name": "NOT", "valueFrom": {"secretKeyRef": {"name": "secret", "key": "zz", "optional": true}}}]}
            """);
        Assert.Equal("spec", environment["X"]);
        Assert.Equal("image", environment["Y"]);
        Assert.Equal("spec-v-$(LATER)", environment["REF"]);
        Assert.Equal(("label", "127.64.0.9", "default", "top", "top"), (environment["LABEL"], environment["IP"], environment["ACCOUNT"], environment["SECRET"], environment["s"]));
        Assert.DoesNotContain("NOT", environment.Keys);
    }

    [Theory]
    [InlineData("""{"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "none", "key": "k"}}}]}""", "secret \"none\" not found")]
    [InlineData("""{"env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "map", "key": "q"}}}]}""", "couldn't find key q in ConfigMap ns/map")]
    [InlineData("""{"envFrom": [{"configMapRef": {"name": "none"}}]}""", "configmap \"none\" not found")]
    [InlineData("""{"env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "spec.other"}}}]}""", "env A: unsupported fieldPath: spec.other")]
    public void What_is_missing_is_named(string container, string message) =>
        Assert.Equal(message, Assert.Throws<ContainerConfigException>(() => Resolve(container)).Message);

    [Theory]
    [InlineData("""{"args": ["a", "$(Y)"]}""", "/bin/prog lead a image")]
    [InlineData("""{"command": ["x"], "args": ["a"]}""", "x a")]
    [InlineData("""{"command": ["x", "/etc/telemetry/f"]}""", "x /h/list/f")]
    [InlineData("{}", "/bin/prog lead")]
    public void Command_and_args_combine_with_the_image_like_entrypoint_and_cmd(string container, string expected)
    {
        var image = new LocalImage { Executable = "/bin/prog", LeadingArguments = ["lead"], Environment = new Dictionary<string, string> { ["Y"] = "image" } };
        var plan = LaunchPlan.Create(Parse(container), View(), image, Mounts, new Dictionary<string, string> { ["PATH"] = "/bin", ["SECRET_OF_HOST"] = "x" }, "/scratch");
        Assert.Equal(expected, string.Join(' ', plan.Command));
        Assert.Equal("/scratch", plan.WorkingDirectory);
        Assert.Equal(["HOSTNAME", "PATH", "Y"], plan.Environment.Keys.Order(StringComparer.Ordinal));
    }

    private static IReadOnlyDictionary<string, string> Resolve(string container) =>
        ContainerEnvironment.Resolve(Parse(container), View(), new Dictionary<string, string> { ["X"] = "image", ["Y"] = "image" });

    private static Container Parse(string container) =>
        Pod.From((JsonObject)JsonNode.Parse($$"""{"spec": {"containers": [{{container}}] } }""")!).Spec.Containers[0];

    private static PodView View() => new(
        Pod.From((JsonObject)JsonNode.Parse("""{"metadata": {"name": "p", "namespace": "ns", "uid": "u", "labels": {"app.io/x": "label"}}}""")!),
        "127.64.0.9", "127.0.0.1", "local",
        (resource, name) => (resource, name) switch
        {
            ("configmaps", "map") => (JsonObject)JsonNode.Parse("""{"data": {"k": "v"}}""")!,
            ("secrets", "secret") => (JsonObject)JsonNode.Parse("""{"data": {"s": "dG9w"}}""")!,
            _ => null,
        });
}
