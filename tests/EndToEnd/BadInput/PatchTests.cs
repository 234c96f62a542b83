namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>Patches that would make a good object bad.</summary>
[Collection(BadInputCluster.Name)]
public sealed class PatchTests(BadInputCluster cluster)
{
    private readonly Kubectl _kubectl = cluster.Kubectl;

    [Theory]
    [InlineData("pt/good", "merge", "{\"spec\":{\"interval\":\"soon\"}}", "spec.interval: Invalid value: \"soon\": must be a duration from 100ms to 24h")]
    [InlineData("pt/good", "merge", "{\"spec\":{\"probes\":null}}", "spec.probes: Required value: at least one probe")]
    [InlineData("pt/good", "merge", "{\"spec\":\"x\"}", "spec in body must be of type object: \"string\"")]
    [InlineData("pt/good", "merge", "{\"metadata\":{\"labels\":{\"a b\":\"c\"}}}", "metadata.labels: Invalid value: \"a b\"")]
    [InlineData("pt/good", "merge", "[1]", "a merge patch must be an object")]
    [InlineData("pt/good", "json", "[{\"op\":\"add\",\"path\":\"/spec/probes/-\",\"value\":{\"name\":\"ping\",\"type\":\"ICMP\"}}]", "spec.probes[1].name: Duplicate value: \"ping\": must be unique")]
    [InlineData("pt/good", "json", "[{\"op\":\"replace\",\"path\":\"/spec/probes/0/type\",\"value\":\"SNMP\"}]", "spec.probes[0].type: Invalid value: \"SNMP\": must be one of ICMP, TCP, HTTP, DNS")]
    [InlineData("pt/good", "json", "[{\"op\":\"remove\",\"path\":\"/spec/host\"}]", "spec.host: Required value: a DNS name or an IP address")]
    [InlineData("pt/good", "json", "[{\"op\":\"remove\",\"path\":\"/spec/nothing\"}]", "doc is missing path: \"/spec/nothing\"")]
    [InlineData("pt/good", "json", "{\"op\":\"remove\"}", "a JSON patch must be a list of operations")]
    [InlineData("nd/lab", "merge", "{\"spec\":{\"replicas\":-1}}", "spec.replicas: Invalid value: \"-1\": must be 0 to 1000")]
    [InlineData("nd/lab", "merge", "{\"spec\":{\"replicas\":1}}", "spec.placement.replication: Invalid value: \"2\": must be at most spec.replicas, which is 1")]
    [InlineData("nd/lab", "merge", "{\"spec\":{\"replicas\":99999999999}}", "spec.replicas in body should be less than or equal to 1000")]
    public Task A_patch_that_makes_it_invalid_is_refused(string target, string type, string patch, string message) =>
        AssertRefusedAsync(message, "patch", target, $"--type={type}", "-p", patch);

    [Theory]
    [InlineData("merge", "{\"spec\":{\"replicas\":1001}}", "spec.replicas: Invalid value: \"1001\": must be 0 to 1000")]
    [InlineData("merge", "{\"spec\":{\"replicas\":1}}", "spec.placement.replication: Invalid value: \"2\": must be at most spec.replicas, which is 1")]
    [InlineData("merge", "{\"spec\":{\"replicas\":99999999999}}", "spec.replicas")]
    [InlineData("merge", "{\"spec\":{\"replicas\":\"two\"}}", "spec.replicas: Invalid value: \"two\": should be a non-negative integer")]
    [InlineData("merge", "{\"spec\":{\"replicas\":1.5}}", "spec.replicas: Invalid value: 1.5: should be a non-negative integer")]
    [InlineData("json", "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":-2}]", "spec.replicas: Invalid value: -2: should be a non-negative integer")]
    [InlineData("json", "[{\"op\":\"remove\",\"path\":\"/spec/nothing\"}]", "doc is missing path: \"/spec/nothing\"")]
    public Task The_scale_of_a_deployment_is_checked_too(string type, string patch, string message) =>
        AssertRefusedAsync(message, "patch", "nd/lab", "--subresource=scale", $"--type={type}", "-p", patch);

    [Theory]
    [InlineData("{\"status\":{\"phase\":5}}", "status.phase: Invalid value: \"integer\": status.phase in body must be of type string: \"integer\"")]
    [InlineData("{\"status\":\"up\"}", "status in body must be of type object: \"string\"")]
    public Task So_is_a_status(string patch, string message) => AssertRefusedAsync(message, "patch", "pt/good", "--subresource=status", "--type=merge", "-p", patch);

    [Fact]
    public async Task A_misspelt_field_in_a_patch_is_warned_of_and_changes_nothing()
    {
        var result = await _kubectl.TryAsync("patch", "pt/good", "--type=merge", "-p", "{\"spec\":{\"hots\":\"x\"}}");
        Assert.Contains("unknown field \"spec.hots\"", result.Error);
        Assert.Contains("patched (no change)", result.Output);
    }

    [Fact]
    public Task Scale_names_its_limit() =>
        AssertRefusedAsync("spec.replicas: Invalid value: \"5000\": must be 0 to 1000", "scale", "nd/lab", "--replicas=5000");

    private async Task AssertRefusedAsync(string message, params string[] arguments)
    {
        var before = await _kubectl.GetAsync(arguments[1], "{.spec}");
        var result = await _kubectl.TryAsync(arguments);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error);
        Assert.DoesNotContain("InternalError", result.Error);
        Assert.Equal(before, await _kubectl.GetAsync(arguments[1], "{.spec}"));
    }
}
