using System.Text.Json.Nodes;
using NetworkTelemetry.Cli.Monitoring;

namespace NetworkTelemetry.Cli.Tests.Monitoring;

public sealed class ScrapeTargetsTests
{
    private const string Prober = """
        {"metadata": {"namespace": "web", "name": "edge-0-1", "labels": {"networktelemetry.io/node": "edge-0", "networktelemetry.io/deployment": "edge"},
         "annotations": {"networktelemetry.io/region": "eu", "networktelemetry.io/zone": "eu-1"}}, "status": {"phase": "Running", "podIP": "127.64.0.1"}}
        """;

    private const string Operator = """
        {"metadata": {"namespace": "network-telemetry-system", "name": "operator"}, "status": {"phase": "Running", "podIP": "127.64.0.2"}}
        """;

    [Fact]
    public void A_prober_has_the_labels_that_relabelling_gives_in_a_cluster() => Assert.Equal(
        """[{"targets":["127.64.0.1:9810"],"labels":{"namespace":"web","deployment":"edge","node":"edge-0","region":"eu","zone":"eu-1","pod":"edge-0-1"}}]""",
        ScrapeTargets.Probers([Pod(Operator), Pod(Prober)]).ToJsonString());

    [Fact]
    public void The_operator_is_a_target_of_its_own() => Assert.Equal(
        """[{"targets":["127.64.0.2:8080"],"labels":{"namespace":"network-telemetry-system","pod":"operator"}}]""",
        ScrapeTargets.Operator([Pod(Operator), Pod(Prober)]).ToJsonString());

    [Theory]
    [InlineData("\"podIP\": \"127.64.0.1\"", "\"podIP\": null")]
    [InlineData("\"Running\"", "\"Failed\"")]
    [InlineData("\"namespace\": \"web\"", "\"namespace\": \"web\", \"deletionTimestamp\": \"2026-11-21T10:00:00Z\"")]
    public void A_pod_that_is_not_there_is_no_target(string there, string gone) =>
        Assert.Empty(ScrapeTargets.Probers([Pod(Prober.Replace(there, gone, StringComparison.Ordinal))]));

    [Fact]
    public void The_same_pods_in_any_order_are_the_same_file()
    {
        var other = Prober.Replace("edge-0", "edge-1", StringComparison.Ordinal);
        Assert.Equal(ScrapeTargets.Probers([Pod(Prober), Pod(other)]).ToJsonString(), ScrapeTargets.Probers([Pod(other), Pod(Prober)]).ToJsonString());
    }

    private static JsonObject Pod(string json) => JsonNode.Parse(json)!.AsObject();
}
