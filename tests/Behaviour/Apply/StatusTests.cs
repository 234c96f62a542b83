namespace NetworkTelemetry.Behaviour.Apply;

public sealed class StatusTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    private const string Ready = """{"type":"Ready","status":"True","reason":"Ok","message":"m","lastTransitionTime":"2026-11-21T10:00:00Z"}""";
    private const string Accepted = """{"type":"Accepted","status":"True","reason":"Valid"}""";

    [Fact]
    public async Task A_status_on_the_main_endpoint_is_ignored()
    {
        (await Raw.CreateAsync(Targets, Bodies.Target("a").Replace("\"spec\":", "\"status\":{\"phase\":\"Up\"},\"spec\":", StringComparison.Ordinal))).Expect(201);
        (await Raw.MergeAsync($"{Targets}/a", """{"status":{"phase":"Up"}}""")).Ok();
        Assert.Null((await Raw.GetAsync($"{Targets}/a"))["status"]);
    }

    [Fact]
    public async Task A_spec_and_labels_on_the_status_endpoint_are_ignored()
    {
        await CreateTargetAsync("a");
        var answer = (await Raw.MergeAsync($"{Targets}/a/status", """{"metadata":{"labels":{"x":"y"}},"spec":{"host":"other"},"status":{"phase":"Up"}}""")).Ok();
        Assert.Equal("192.0.2.1 Up", $"{answer["spec"]!["host"]} {answer["status"]!["phase"]}");
        Assert.Null(answer["metadata"]!["labels"]);
    }

    [Fact]
    public async Task The_generation_counts_changes_of_the_spec_alone()
    {
        Assert.Equal(1, (await CreateTargetAsync("a")).Generation);
        Assert.Equal(1, (await Raw.MergeAsync($"{Targets}/a/status", """{"status":{"phase":"Up"}}""")).Ok().Generation);
        Assert.Equal(1, (await Raw.MergeAsync($"{Targets}/a", """{"metadata":{"labels":{"x":"y"}}}""")).Ok().Generation);
        Assert.Equal(2, (await Raw.MergeAsync($"{Targets}/a", """{"spec":{"interval":"9s"}}""")).Ok().Generation);
        Assert.Equal(2, (await Raw.MergeAsync($"{Targets}/a", """{"spec":{"interval":"9s"}}""")).Ok().Generation);
    }

    [Fact]
    public async Task A_status_apply_owns_the_status_and_the_spec_stays_as_it_was()
    {
        await CreateTargetAsync("a");
        var first = (await ApplyStatusAsync("operator", Ready)).Ok();
        Assert.Equal("True", (string?)first["status"]!["conditions"]![0]!["status"]);
        Assert.Equal("192.0.2.1", (string?)first["spec"]!["host"]);
        Assert.Equal(first.ResourceVersion, (await ApplyStatusAsync("operator", Ready)).Ok().ResourceVersion);
    }

    [Fact]
    public async Task Conditions_merge_by_type()
    {
        await CreateTargetAsync("a");
        (await ApplyStatusAsync("operator", Ready)).Ok();
        (await ApplyStatusAsync("other", Accepted)).Ok();
        Assert.Equal(["Ready", "Accepted"], await TypesAsync());
        (await ApplyStatusAsync("operator")).Ok();
        Assert.Equal(["Accepted"], await TypesAsync());
    }

    [Fact]
    public async Task An_apply_of_the_spec_leaves_the_status_alone()
    {
        await CreateTargetAsync("a");
        (await ApplyStatusAsync("operator", Ready)).Ok();
        (await Raw.ApplyAsync($"{Targets}/a", "operator", Bodies.Applied("a", "\"suspend\":true"), force: true)).Ok();
        (await Raw.ApplyAsync($"{Targets}/a", "operator", Bodies.Applied("a", "\"suspend\":false"), force: true)).Ok();
        Assert.Equal(["Ready"], await TypesAsync());
    }

    [Fact]
    public async Task A_status_that_does_not_fit_its_schema_is_refused()
    {
        await CreateTargetAsync("a");
        var answer = (await Raw.MergeAsync($"{Targets}/a/status", """{"status":{"assignedNodes":"two"}}""")).Expect(422, "Invalid");
        Assert.Contains("status.assignedNodes", answer.Message, StringComparison.Ordinal);
        answer = (await Raw.MergeAsync($"{Targets}/a/status", """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""")).Expect(422, "Invalid");
        Assert.Contains("status.conditions", answer.Message, StringComparison.Ordinal);
        Assert.Contains("reason", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_status_endpoint_says_so() => (await Raw.GetAsync($"{ConfigMaps}/a/status")).Expect(404);

    private Task<ApiAnswer> ApplyStatusAsync(string manager, params string[] conditions) => Raw.ApplyAsync(
        $"{Targets}/a/status", manager, $$$"""{{{{Bodies.Api}}},"kind":"ProbeTarget","metadata":{"name":"a"},"status":{"conditions":[{{{string.Join(',', conditions)}}}]}}""");

    private async Task<IEnumerable<string>> TypesAsync() =>
        (await Raw.GetAsync($"{Targets}/a"))["status"]!["conditions"]!.AsArray().Select(c => (string)c!["type"]!);
}
