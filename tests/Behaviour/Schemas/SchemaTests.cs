namespace NetworkTelemetry.Behaviour.Schemas;

public sealed class SchemaTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task Defaults_are_filled_in_at_every_depth()
    {
        var spec = (await CreateTargetAsync("a"))["spec"]!;
        Assert.Equal("PreferIPv4 60s 5s 3 1 false", $"{spec["addressFamily"]} {spec["interval"]} {spec["timeout"]} {spec["failureThreshold"]} {spec["successThreshold"]} {spec["suspend"]}");
        Assert.Equal("Required", (string?)spec["probes"]![0]!["importance"]);
        // There is no default for what is inside a member that is not there.
        Assert.Null(spec["objective"]);
        spec = (await CreateTargetAsync("b", ",\"objective\":{\"availability\":\"99%\"}"))["spec"]!;
        Assert.Equal("720h", (string?)spec["objective"]!["window"]);
    }

    [Fact]
    public async Task Unknown_members_are_pruned()
    {
        var made = await CreateTargetAsync("a", ",\"colour\":\"red\",\"thresholds\":{\"rtt\":\"1ms\",\"colour\":\"red\"}");
        Assert.DoesNotContain("colour", made["spec"]!.ToJsonString(), StringComparison.Ordinal);
        made = (await Raw.CreateAsync(Deployments, Bodies.Deployment("d", "\"template\":{\"resources\":{\"colour\":\"kept\"}}"))).Ok();
        Assert.Equal("kept", (string?)made["spec"]!["template"]!["resources"]!["colour"]);
    }

    // The local cluster also runs our own rules, whose sentence stands where the schema could only show its bound or pattern.
    [Theory]
    [InlineData("\"failureThreshold\":0", "spec.failureThreshold", "should be greater than or equal to 1|must be 1 to 100")]
    [InlineData("\"failureThreshold\":101", "spec.failureThreshold", "should be less than or equal to 100|must be 1 to 100")]
    [InlineData("\"failureThreshold\":\"x\"", "spec.failureThreshold", "must be of type integer: \"string\"")]
    [InlineData("\"addressFamily\":\"IPv5\"", "spec.addressFamily", "Unsupported value: \"IPv5\": supported values: \"IPv4\", \"IPv6\"")]
    [InlineData("\"interval\":\"soon\"", "spec.interval", "should match '^([0-9]+|must be a duration from 100ms to 24h")]
    [InlineData("\"objective\":{}", "spec.objective.availability", "Required value")]
    [InlineData("\"location\":{\"region\":\"\"}", "spec.location.region", "should be at least 1 chars long")]
    public async Task What_the_schema_forbids_is_refused_with_path_and_reason(string member, string path, string words)
    {
        var answer = (await Raw.CreateAsync(Targets, Bodies.Target("a", "," + member))).Expect(422, "Invalid");
        Assert.StartsWith("ProbeTarget.networktelemetry.io \"a\" is invalid: ", answer.Message, StringComparison.Ordinal);
        Assert.Contains(path, answer.Message, StringComparison.Ordinal);
        Assert.Contains(words.Split('|'), either => answer.Message.Contains(either, StringComparison.Ordinal));
        Assert.Contains(path, answer["details"]!["causes"]!.AsArray().Select(c => (string?)c!["field"]));
    }

    [Fact]
    public async Task All_mistakes_are_reported_at_once()
    {
        var answer = (await Raw.CreateAsync(Targets, Bodies.Target("a", ",\"failureThreshold\":0,\"addressFamily\":\"IPv5\""))).Expect(422, "Invalid");
        Assert.Equal(2, answer["details"]!["causes"]!.AsArray().Count);
        Assert.Contains("is invalid: [", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_probes_of_one_name_are_a_duplicate()
    {
        var answer = (await Raw.CreateAsync(Targets, Bodies.Applied("a", "\"host\":\"h\",\"probes\":[{\"name\":\"p\",\"type\":\"ICMP\"},{\"name\":\"p\",\"type\":\"ICMP\"}]"))).Expect(422, "Invalid");

        // The schema names the item; our own rule, where it runs at admission, its key.
        Assert.Matches(@"spec\.probes\[1\](\.name)?: Duplicate value", answer.Message);
    }

    [Fact]
    public async Task An_update_is_validated_like_a_creation()
    {
        await CreateTargetAsync("a");
        var answer = (await Raw.MergeAsync($"{Targets}/a", """{"spec":{"host":null}}""")).Expect(422, "Invalid");
        Assert.Contains("spec.host: Required value", answer.Message, StringComparison.Ordinal);
    }
}
