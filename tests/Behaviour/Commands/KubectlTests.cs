namespace NetworkTelemetry.Behaviour.Commands;

public sealed class KubectlTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task Get_prints_the_columns_of_the_definition()
    {
        await CreateTargetAsync("a");
        (await Raw.MergeAsync($"{Targets}/a/status", """{"status":{"phase":"Up","rtt":"1.2ms","loss":"0%","assignedNodes":2,"conditions":[{"type":"Ready","status":"True","reason":"Ok","message":"fine"}]}}""")).Ok();
        var lines = (await KubectlAsync("get", "pt")).Split('\n');
        Assert.Matches("^NAME +HOST +STATE +RTT +LOSS +NODES +AGE$", lines[0].TrimEnd());
        Assert.Matches("^a +192.0.2.1 +Up +1.2ms +0% +2 +[0-9]+s$", lines[1].TrimEnd());
        Assert.Matches("AGE +MESSAGE\na .* fine$", await KubectlAsync("get", "probetargets", "-o", "wide"));
        Assert.Contains("probetarget.networktelemetry.io/a", await KubectlAsync("get", "telemetry", "-o", "name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_diff_and_apply_again()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Bodies.Deployment("a", "\"replicas\":2"));
        Assert.Contains("created", await KubectlAsync("apply", "-f", file), StringComparison.Ordinal);
        Assert.Contains("unchanged", await KubectlAsync("apply", "-f", file), StringComparison.Ordinal);
        Assert.Equal("", await KubectlAsync("diff", "-f", file));
        await File.WriteAllTextAsync(file, Bodies.Deployment("a"));
        var diff = await Kubectl.TryAsync("-n", Namespace, "diff", "-f", file);
        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("-  replicas: 2", diff.Output, StringComparison.Ordinal);
        Assert.Contains("configured", await KubectlAsync("apply", "-f", file), StringComparison.Ordinal);
        Assert.Equal("1", await KubectlAsync("get", "nd", "a", "-o", "jsonpath={.spec.replicas}"));
        File.Delete(file);
    }

    [Fact]
    public async Task Apply_refuses_an_unknown_field_by_name()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Bodies.Target("a", ",\"colour\":\"red\""));
        var result = await Kubectl.TryAsync("-n", Namespace, "apply", "-f", file);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("unknown field", result.Error, StringComparison.Ordinal);
        Assert.Contains("colour", result.Error, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Replace_label_patch_wait_describe_and_delete()
    {
        await CreateTargetAsync("a");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, (await KubectlAsync("get", "pt", "a", "-o", "yaml")).Replace("host: 192.0.2.1", "host: 192.0.2.7", StringComparison.Ordinal));
        await KubectlAsync("replace", "-f", file);
        File.Delete(file);
        await KubectlAsync("label", "pt", "a", "tier=edge");
        await KubectlAsync("annotate", "pt", "a", "note=x");
        await KubectlAsync("patch", "pt", "a", "--type=merge", "-p", """{"spec":{"suspend":true}}""");
        Assert.Equal("192.0.2.7 edge x true", await KubectlAsync("get", "pt", "a", "-o", "jsonpath={.spec.host} {.metadata.labels.tier} {.metadata.annotations.note} {.spec.suspend}"));
        (await Raw.MergeAsync($"{Targets}/a/status", """{"status":{"conditions":[{"type":"Ready","status":"True","reason":"Ok"}]}}""")).Ok();
        await KubectlAsync("wait", "pt/a", "--for=condition=Ready", "--timeout=10s");
        Assert.Matches("Host: +192.0.2.7", await KubectlAsync("describe", "pt", "a"));
        await KubectlAsync("delete", "pt", "a", "--timeout=30s");
        Assert.Equal("", await KubectlAsync("get", "pt", "-o", "name"));
    }

    [Fact]
    public async Task Explain_tells_what_a_field_is_for()
    {
        // Kubernetes publishes the schemas of a new definition some seconds after it serves it.
        var explained = await ExplainAsync();
        await Eventually.TrueAsync(async () => (explained = await ExplainAsync()).ExitCode == 0, () => Task.FromResult(explained.ToString()));
        Assert.Contains("Consecutive failed rounds", explained.Output, StringComparison.Ordinal);

        Task<CommandResult> ExplainAsync() => Kubectl.TryAsync("explain", "probetarget.spec.failureThreshold");
    }
}
