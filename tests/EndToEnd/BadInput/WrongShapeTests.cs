namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>What is no object of ours at all: unknown fields, wrong types, other YAML. Kubernetes' own words, as on a real cluster.</summary>
[Collection(BadInputCluster.Name)]
public sealed class WrongShapeTests(BadInputCluster cluster)
{
    private const string Head = "apiVersion: networktelemetry.io/v1alpha1\nkind: ProbeTarget\nmetadata: {name: bad, namespace: default}\n";

    [Theory]
    [InlineData("{host: x, hots: y, probes: [{name: p, type: ICMP}]}", "unknown field \"spec.hots\"")]
    [InlineData("{host: x, probes: [{name: p, type: ICMP, icmp: {count: 3}}]}", "unknown field \"spec.probes[0].icmp.count\"")]
    [InlineData("{host: x, interval: 5, probes: [{name: p, type: ICMP}]}", "spec.interval: Invalid value: \"integer\": spec.interval in body must be of type string: \"integer\"")]
    [InlineData("{host: [x], probes: [{name: p, type: ICMP}]}", "spec.host: Invalid value: \"array\": spec.host in body must be of type string: \"array\"")]
    [InlineData("{host: x, failureThreshold: three, probes: [{name: p, type: ICMP}]}", "spec.failureThreshold: Invalid value: \"string\": spec.failureThreshold in body must be of type integer: \"string\"")]
    [InlineData("{host: x, suspend: \"yes\", probes: [{name: p, type: ICMP}]}", "spec.suspend: Invalid value: \"string\": spec.suspend in body must be of type boolean: \"string\"")]
    [InlineData("{host: x, probes: {name: p, type: ICMP}}", "spec.probes: Invalid value: \"object\": spec.probes in body must be of type array: \"object\"")]
    [InlineData("{host: x, probes: ping}", "spec.probes: Invalid value: \"string\": spec.probes in body must be of type array: \"string\"")]
    [InlineData("{host: x, probes: [ping]}", "spec.probes[0]: Invalid value: \"string\": spec.probes[0] in body must be of type object: \"string\"")]
    [InlineData("{host: x, probes: [{name: p, type: TCP, tcp: {port: \"443\"}}]}", "spec.probes[0].tcp.port: Invalid value: \"string\": spec.probes[0].tcp.port in body must be of type integer: \"string\"")]
    [InlineData("{host: x, probes: [{name: p, type: TCP, tcp: {port: 1.5}}]}", "spec.probes[0].tcp.port in body must be of type integer")]
    [InlineData("{host: x, probes: [{name: p, type: TCP, tcp: {port: 99999999999}}]}", "spec.probes[0].tcp.port in body should be less than or equal to 65535")]
    [InlineData("{host: x, probes: [{name: p, type: HTTP, http: {scheme: FTP}}]}", "spec.probes[0].http.scheme: Unsupported value: \"FTP\": supported values: \"HTTP\", \"HTTPS\"")]
    [InlineData("here", "spec: Invalid value: \"string\": spec in body must be of type object: \"string\"")]
    public async Task A_field_of_the_wrong_shape_is_named(string spec, string message) => await AssertRefusedAsync($"{Head}spec: {spec}\n", message);

    [Theory]
    [InlineData("- a\n- b\n", "invalid object to validate")]
    [InlineData("hello\n", "invalid object to validate")]
    [InlineData("", "no objects passed to apply")]
    [InlineData("---\n---\n", "no objects passed to apply")]
    [InlineData("apiVersion: v1\nkind:\n\tConfigMap\n", "line 3: found character that cannot start any token")]
    [InlineData("metadata: {name: x}\n", "apiVersion not set, kind not set")]
    [InlineData("apiVersion: networktelemetry.io/v1alpha1\nkind: ProbTarget\nmetadata: {name: x}\n", "no matches for kind \"ProbTarget\" in version \"networktelemetry.io/v1alpha1\"")]
    [InlineData("apiVersion: networktelemetry.io/v1\nkind: ProbeTarget\nmetadata: {name: x}\n", "no matches for kind \"ProbeTarget\" in version \"networktelemetry.io/v1\"")]
    public async Task Yaml_that_is_no_object_is_told_so(string yaml, string message) => await AssertRefusedAsync(yaml, message);

    private async Task AssertRefusedAsync(string yaml, string message)
    {
        var result = await cluster.Kubectl.TryApplyAsync(yaml);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error);
    }
}
