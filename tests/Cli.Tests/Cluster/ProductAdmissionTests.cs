using System.Text.Json.Nodes;
using NetworkTelemetry.Cli.Cluster;

namespace NetworkTelemetry.Cli.Tests.Cluster;

public sealed class ProductAdmissionTests
{
    [Fact]
    public void Findings_keep_their_field_value_and_sentence()
    {
        var rule = ProductAdmission.Rules.Single(r => r.Kind == "ProbeTarget");
        var error = Assert.Single(rule.Check(JsonNode.Parse("""{"metadata":{"name":"t"},"spec":{"host":"http://x/","probes":[{"name":"p","type":"ICMP"}]}}""")!.AsObject(), null));
        Assert.Equal(("spec.host", "\"http://x/\""), (error.Path, error.BadValue));
        Assert.StartsWith("must be a DNS name", error.Detail);
    }

    [Fact]
    public void Valid_objects_pass() =>
        Assert.All(ProductAdmission.Rules, rule => Assert.Empty(rule.Check(
            JsonNode.Parse("""{"metadata":{"name":"t"},"spec":{"host":"x","replicas":1,"probes":[{"name":"p","type":"ICMP"}]}}""")!.AsObject(), null)));
}
