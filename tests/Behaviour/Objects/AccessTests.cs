namespace NetworkTelemetry.Behaviour.Objects;

/// <summary>What a client that may do everything is told of that.</summary>
public sealed class AccessTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    private const string Reviews = "apis/authorization.k8s.io/v1";

    [Theory]
    [InlineData("""{"resourceAttributes":{"verb":"create","group":"networktelemetry.io","resource":"probetargets","namespace":"default"}}""")]
    [InlineData("""{"nonResourceAttributes":{"verb":"get","path":"/metrics"}}""")]
    public async Task An_administrator_may(string spec)
    {
        var review = (await ReviewAsync(spec)).Expect(201);
        Assert.True((bool?)review["status"]!["allowed"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(spec), review["spec"]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"resourceAttributes":{"verb":"get","resource":"pods"},"nonResourceAttributes":{"verb":"get","path":"/x"}}""")]
    public async Task A_review_asks_for_one_thing(string spec) =>
        Assert.Contains("esourceAttributes", (await ReviewAsync(spec)).Expect(422, "Invalid").Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_review_is_not_kept() => (await Raw.GetAsync($"{Reviews}/selfsubjectaccessreviews")).Expect(405, "MethodNotAllowed");

    [Fact]
    public async Task The_rules_of_an_administrator_are_everything()
    {
        var review = (await Raw.CreateAsync(
            $"{Reviews}/selfsubjectrulesreviews",
            """{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectRulesReview","spec":{"namespace":"default"}}""")).Expect(201);
        Assert.Contains(review["status"]!["resourceRules"]!.AsArray(), rule => rule!["verbs"]!.ToJsonString() == "[\"*\"]" && rule["resources"]!.ToJsonString() == "[\"*\"]");
    }

    private Task<ApiAnswer> ReviewAsync(string spec) => Raw.CreateAsync(
        $"{Reviews}/selfsubjectaccessreviews", $$"""{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{{spec}}}""");
}
