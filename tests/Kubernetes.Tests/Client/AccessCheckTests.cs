using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class AccessCheckTests
{
    private static readonly AccessNeed[] Needs =
        [new("list", "", "pods"), new("patch", "", "pods/status"), new("create", "", "pods"), new("get", "apps", "deployments", "web", "shop")];

    [Fact]
    public async Task What_is_not_allowed_is_found()
    {
        await using var server = await TestApiServer.StartAsync();
        server.Questions.Reviews["selfsubjectaccessreviews"] = spec =>
        {
            var wanted = spec["resourceAttributes"]!;
            return new JsonObject { ["allowed"] = (string?)wanted["verb"] != "create" && (string?)wanted["subresource"] != "status" };
        };
        using var client = server.CreateClient();
        Assert.Equal([Needs[1], Needs[2]], await AccessCheck.MissingAsync(client, Needs, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_such_questions_stops_nobody()
    {
        await using var server = await TestApiServer.StartAsync();
        using var client = server.CreateClient();
        Assert.Empty(await AccessCheck.MissingAsync(client, Needs, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Needs_are_said_in_words() =>
        Assert.Equal("list, create pods; patch pods/status; get deployments of apps named shop in namespace web", AccessNeed.Describe(Needs));
}
