namespace NetworkTelemetry.Behaviour.Apply;

public sealed class ScaleTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task Scale_shows_replicas_and_selector()
    {
        (await Raw.CreateAsync(Deployments, Bodies.Deployment("d", "\"replicas\":3"))).Expect(201);
        (await Raw.MergeAsync($"{Deployments}/d/status", """{"status":{"replicas":2,"selector":"a=b"}}""")).Ok();
        var scale = (await Raw.GetAsync($"{Deployments}/d/scale")).Ok();
        Assert.Equal("Scale autoscaling/v1 3 2 a=b", $"{scale["kind"]} {scale["apiVersion"]} {scale["spec"]!["replicas"]} {scale["status"]!["replicas"]} {scale["status"]!["selector"]}");
    }

    [Fact]
    public async Task Scale_changes_replicas_and_the_generation()
    {
        (await Raw.CreateAsync(Deployments, Bodies.Deployment("d", "\"replicas\":3"))).Expect(201);
        await KubectlAsync("scale", "networkdeployment/d", "--replicas=5");
        (await Raw.MergeAsync($"{Deployments}/d/scale", """{"spec":{"replicas":6}}""")).Ok();
        var deployment = await Raw.GetAsync($"{Deployments}/d");
        Assert.Equal("6 3", $"{deployment["spec"]!["replicas"]} {deployment.Generation}");
        var scale = await Raw.GetAsync($"{Deployments}/d/scale");
        scale.Body["spec"]!["replicas"] = 7;
        (await Raw.ReplaceAsync($"{Deployments}/d/scale", scale.Body)).Ok();
        (await Raw.ReplaceAsync($"{Deployments}/d/scale", scale.Body)).Expect(409, "Conflict");
        Assert.Equal("7", (await Raw.GetAsync($"{Deployments}/d"))["spec"]!["replicas"]!.ToString());
    }

    [Fact]
    public async Task Kubectl_scales_only_from_the_number_that_was_expected()
    {
        (await Raw.CreateAsync(Deployments, Bodies.Deployment("d", "\"replicas\":3"))).Expect(201);
        var result = await Kubectl.TryAsync("-n", Namespace, "scale", "networkdeployment/d", "--current-replicas=2", "--replicas=5");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Expected replicas to be 2, was 3", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task Scale_obeys_the_schema(int replicas)
    {
        (await Raw.CreateAsync(Deployments, Bodies.Deployment("d"))).Expect(201);
        (await Raw.MergeAsync($"{Deployments}/d/scale", $$$"""{"spec":{"replicas":{{{replicas}}}}}""")).Expect(422, "Invalid");
    }
}
