using System.Net;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Admission;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

/// <summary>What kubectl does not show: codes and Status bodies, preconditions, chunks, finalizers.</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Widgets = "/apis/example.com/v1/namespaces/default/widgets";

    private TestCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync(configure: options => options with
        {
            AdmissionRules = [new AdmissionRule("example.com", "Widget", NoForbiddenHost)],
        });
        await _cluster.InstallWidgetsAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps/none", 404, "NotFound")]
    [InlineData("GET", "/apis/nothing.io/v1/things", 404, "NotFound")]
    [InlineData("GET", "/api/v1/configmaps/none", 404, "NotFound")]
    [InlineData("GET", "/api/v1/namespaces/default/namespaces", 404, "NotFound")]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps?labelSelector=a%3D%3D%3Db", 400, "BadRequest")]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps?fieldSelector=spec.x%3D1", 400, "BadRequest")]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps?limit=x", 400, "BadRequest")]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps?continue=x", 400, "BadRequest")]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps?resourceVersion=999999", 504, "Timeout")]
    [InlineData("POST", "/api/v1/configmaps", 405, "MethodNotAllowed")]
    [InlineData("PUT", "/api/v1/namespaces/default/configmaps", 405, "MethodNotAllowed")]
    [InlineData("DELETE", "/api/v1/namespaces/default", 403, "Forbidden")]
    [InlineData("POST", "/api/v1/namespaces/default/configmaps", 400, "BadRequest")]
    [InlineData("GET", "/api/v1/namespaces/default/pods/none/log", 404, "NotFound")]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps/none/status", 404, "NotFound")]
    public async Task A_request_that_fails_is_answered_with_a_status(string method, string path, int code, string reason)
    {
        var (actual, body) = await _cluster.SendAsync(new HttpMethod(method), path);
        Assert.Equal((code, "Status", "Failure", reason, code), (actual, (string?)body["kind"], (string?)body["status"], (string?)body["reason"], (int?)body["code"]));
    }

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/default/configmaps?watch=true&resourceVersion=999999&timeoutSeconds=9223372036854775807")]
    [InlineData("DELETE", "/api/v1/namespaces/default/pods/p?gracePeriodSeconds=9223372036854775807")]
    public async Task A_time_that_is_longer_than_any_clock_goes_is_no_defect_of_the_server(string method, string path)
    {
        var (_, pod) = await _cluster.PostAsync("/api/v1/namespaces/default/pods", "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}".Replace('\'', '"'));
        await _cluster.Server.Pods.UpdateStatusAsync("default", "p", (string)pod["metadata"]!["uid"]!, _ => new JsonObject { ["startTime"] = "2026-01-01T00:00:00Z" });
        var (code, body) = await _cluster.SendAsync(new HttpMethod(method), path);
        Assert.NotEqual(500, code);
        Assert.DoesNotContain("InternalError", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_token_opens_the_api()
    {
        var authorization = _cluster.Http.DefaultRequestHeaders.Authorization;
        _cluster.Http.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");
        Assert.Equal(401, (await _cluster.GetAsync("/api/v1/pods")).Code);
        Assert.Equal(401, (await _cluster.GetAsync("/apis")).Code);
        _cluster.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(401, (await _cluster.GetAsync("/api/v1/pods")).Code);
        Assert.Equal("v1.32.0", ((string?)(await _cluster.GetAsync("/version")).Body["gitVersion"])![..7]);
        Assert.Equal("ok", await _cluster.Http.GetStringAsync("/readyz", TestContext.Current.CancellationToken));
        _cluster.Http.DefaultRequestHeaders.Authorization = authorization;
        Assert.Equal(200, (await _cluster.GetAsync("/api/v1/pods")).Code);
    }

    [Fact]
    public async Task Http_2_is_spoken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/version") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await _cluster.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpVersion.Version20, response.Version);
    }

    [Fact]
    public async Task An_invalid_object_has_a_cause_for_each_field()
    {
        var (code, body) = await _cluster.PostAsync(Widgets, Manifests.WidgetJson("a", """{"size":"huge"}"""));
        Assert.Equal((422, "Invalid"), (code, (string?)body["reason"]));
        Assert.Equal(
            ["spec.host", "spec.size"],
            body["details"]!["causes"]!.AsArray().Select(cause => (string)cause!["field"]!).Order());
        Assert.Equal("Widget", (string?)body["details"]!["kind"]);
    }

    [Fact]
    public async Task Admission_rules_see_what_passes_the_schema()
    {
        var (code, body) = await _cluster.PostAsync(Widgets, Manifests.WidgetJson("a", """{"host":"forbidden"}"""));
        Assert.Equal(422, code);
        Assert.Equal("Widget.example.com \"a\" is invalid: spec.host: Forbidden: is not to be measured", (string?)body["message"]);
        Assert.Equal(201, (await _cluster.PostAsync(Widgets, Manifests.WidgetJson("a"))).Code);
        Assert.Equal(422, (await MergeAsync($"{Widgets}/a", """{"spec":{"host":"forbidden"}}""")).Code);
    }

    [Fact]
    public async Task An_object_that_became_invalid_can_still_lose_its_finalizer()
    {
        Assert.Equal(201, (await _cluster.PostAsync(Widgets, Manifests.WidgetJson("a", metadata: ""","finalizers":["example.com/hold"]"""))).Code);
        await _cluster.Kubectl.ApplyAsync(Manifests.WidgetDefinition.Replace("maxLength: 20", "maxLength: 3", StringComparison.Ordinal));
        Assert.Equal(422, (await MergeAsync($"{Widgets}/a", """{"spec":{"host":"still too long"}}""")).Code);
        var (code, deleted) = await _cluster.SendAsync(HttpMethod.Delete, $"{Widgets}/a");
        Assert.Equal(200, code);
        Assert.NotNull(deleted["metadata"]!["deletionTimestamp"]);
        Assert.Equal(422, (await MergeAsync($"{Widgets}/a", """{"metadata":{"finalizers":["example.com/hold","example.com/more"]}}""")).Code);
        Assert.Equal(200, (await MergeAsync($"{Widgets}/a", """{"metadata":{"finalizers":null}}""")).Code);
        Assert.Equal(404, (await _cluster.GetAsync($"{Widgets}/a")).Code);
    }

    [Fact]
    public async Task The_status_is_written_only_at_its_subresource_and_the_generation_counts_specs()
    {
        await _cluster.PostAsync(Widgets, Manifests.WidgetJson("a"));
        await MergeAsync($"{Widgets}/a", """{"spec":{"note":"x"},"status":{"replicas":3}}""");
        await MergeAsync($"{Widgets}/a/status", """{"spec":{"note":"y"},"metadata":{"labels":{"a":"b"}},"status":{"replicas":4}}""");
        var (_, body) = await _cluster.GetAsync($"{Widgets}/a");
        Assert.Equal(("x", 4, 2), ((string?)body["spec"]!["note"], (int?)body["status"]!["replicas"], (int?)body["metadata"]!["generation"]));
        Assert.Null(body["metadata"]!["labels"]);
    }

    [Fact]
    public async Task A_write_that_changes_nothing_keeps_the_version()
    {
        var (_, created) = await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("m"));
        var (_, same) = await MergeAsync($"{Maps}/m", """{"data":{"a":"1"}}""");
        Assert.Equal((string?)created["metadata"]!["resourceVersion"], (string?)same["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task Preconditions_are_held()
    {
        var (_, created) = await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("m"));
        var version = (string)created["metadata"]!["resourceVersion"]!;
        Assert.Equal(409, (await MergeAsync($"{Maps}/m", """{"metadata":{"resourceVersion":"1"},"data":{"b":"2"}}""")).Code);
        Assert.Equal(200, (await MergeAsync($"{Maps}/m", $$"""{"metadata":{"resourceVersion":"{{version}}"},"data":{"b":"2"} }""")).Code);
        Assert.Equal(409, (await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/m", """{"preconditions":{"uid":"other"}}""")).Code);
        var (code, body) = await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/m", $$"""{"preconditions":{"resourceVersion":"{{version}}"} }""");
        Assert.Equal((409, "Conflict"), (code, (string?)body["reason"]));
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/m", """{"gracePeriodSeconds":0}""")).Code);
    }

    [Fact]
    public async Task A_list_in_chunks_has_every_object_once()
    {
        foreach (var i in Enumerable.Range(0, 7))
            await _cluster.PostAsync(Maps, Manifests.ConfigMapJson($"m{i}"));
        var names = new List<string>();
        string? token = "";
        while (token is not null)
        {
            var (_, page) = await _cluster.GetAsync($"{Maps}?limit=3&continue={Uri.EscapeDataString(token)}");
            names.AddRange(page["items"]!.AsArray().Select(item => (string)item!["metadata"]!["name"]!));
            Assert.InRange(page["items"]!.AsArray().Count, 1, 3);
            token = (string?)page["metadata"]!["continue"];
        }

        Assert.Equal(["m0", "m1", "m2", "m3", "m4", "m5", "m6"], names);
    }

    [Fact]
    public async Task A_generated_name_is_the_prefix_and_five_letters()
    {
        var (_, body) = await _cluster.PostAsync(Maps, """{"metadata":{"generateName":"m-"}}""");
        Assert.Matches("^m-[bcdfghjklmnpqrstvwxz2456789]{5}$", (string?)body["metadata"]!["name"]);
        Assert.Matches("^[0-9a-f-]{36}$", (string?)body["metadata"]!["uid"]);
    }

    [Fact]
    public async Task A_collection_is_deleted_by_selector()
    {
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("keep"));
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("drop", ""","labels":{"x":"y"}"""));
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}?labelSelector=x%3Dy")).Code);
        Assert.Equal(404, (await _cluster.GetAsync($"{Maps}/drop")).Code);
        Assert.Equal(200, (await _cluster.GetAsync($"{Maps}/keep")).Code);
    }

    [Fact]
    public async Task Warnings_name_unknown_fields_and_duplicate_keys_are_refused()
    {
        using var content = new StringContent(Manifests.WidgetJson("a", """{"host":"h","hots":"x"}"""), null, "application/json");
        using var response = await _cluster.Http.PostAsync(Widgets, content, TestContext.Current.CancellationToken);
        Assert.Equal("299 - \"unknown field \\\"spec.hots\\\"\"", response.Headers.GetValues("Warning").Single());
        Assert.Equal(400, (await _cluster.PostAsync(Maps, """{"metadata":{"name":"m","name":"n"}}""")).Code);
    }

    [Fact]
    public async Task Parallel_patches_all_come_through()
    {
        await _cluster.PostAsync(Maps, Manifests.ConfigMapJson("m"));
        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i => (await MergeAsync($"{Maps}/m", $$"""{"data":{"k{{i}}":"v"} }""")).Code));
        Assert.All(codes, code => Assert.Equal(200, code));
        Assert.Equal(21, (await _cluster.GetAsync($"{Maps}/m")).Body["data"]!.AsObject().Count);
    }

    [Fact]
    public async Task A_body_past_the_limit_is_refused()
    {
        var (code, body) = await _cluster.PostAsync(Maps, Manifests.ConfigMapJson(new string('x', 4 * 1024 * 1024)));
        Assert.Equal((413, "RequestEntityTooLarge"), (code, (string?)body["reason"]));
    }

    [Theory]
    [InlineData("/openapi/v3/api/v1", "openapi")]
    [InlineData("/openapi/v3/apis/example.com/v1", "openapi")]
    [InlineData("/openapi/v2", "swagger")]
    [InlineData("/apis", "groups")]
    [InlineData("/apis/example.com", "versions")]
    public async Task Documents_are_served(string path, string field) => Assert.NotNull((await _cluster.GetAsync(path)).Body[field]);

    private static IReadOnlyList<FieldError> NoForbiddenHost(JsonObject obj, JsonObject? old) => (string?)obj["spec"]!["host"] == "forbidden"
        ? [new FieldError(FieldErrorType.Forbidden, "spec.host", null, "is not to be measured")]
        : [];

    private Task<(int Code, JsonObject Body)> MergeAsync(string path, string patch) =>
        _cluster.SendAsync(HttpMethod.Patch, path, patch, "application/merge-patch+json");
}
