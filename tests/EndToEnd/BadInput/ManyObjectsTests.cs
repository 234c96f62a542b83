using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.BadInput;

[Collection(BadInputCluster.Name)]
public sealed class ManyObjectsTests(BadInputCluster cluster)
{
    private readonly Kubectl _kubectl = cluster.Kubectl;

    [Fact]
    public async Task Of_500_objects_with_50_bad_ones_450_are_applied_and_50_are_named()
    {
        var objects = Enumerable.Range(0, 500).Select(i => Labelled(i % 10 == 7 ? Manifests.Ping($"many-{i}", "a b") : Manifests.Ping($"many-{i}", $"127.1.{i / 250}.{(i % 250) + 1}")));
        var result = await _kubectl.TryApplyAsync(Manifests.Join([.. objects]));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(450, result.Output.Split('\n').Count(line => line.EndsWith(" created", StringComparison.Ordinal)));
        var messages = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(50, messages.Length);
        Assert.All(messages, message => Assert.Contains("is invalid: spec.host: Invalid value: \"a b\": must be a DNS name or an IP address", message));
        Assert.Equal(450, (await _kubectl.RunAsync("get", "pt", "-l", "many=yes", "-o", "name")).Split('\n').Length);
        await Eventually.EqualAsync(
            "True", async () => string.Join(' ', (await _kubectl.RunAsync("get", "pt", "-l", "many=yes", "-o", "jsonpath={.items[*].status.conditions[?(@.type==\"Assigned\")].status}")).Split(' ').Distinct()));
        // One request for all: by name kubectl allows itself five a second.
        await _kubectl.RunAsync("delete", "--raw", "/apis/networktelemetry.io/v1alpha1/namespaces/default/probetargets?labelSelector=many%3Dyes");
        await Eventually.EqualAsync("", () => _kubectl.RunAsync("get", "pt", "-l", "many=yes", "-o", "name"));
    }

    private static string Labelled(string manifest) =>
        manifest.Replace("namespace: default}", "namespace: default, labels: {many: \"yes\"}}", StringComparison.Ordinal).Replace("interval: 1s", "interval: 60s", StringComparison.Ordinal);
}
