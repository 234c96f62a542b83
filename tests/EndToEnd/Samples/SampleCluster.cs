using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.Samples;

/// <summary>A cluster without targets, to which samples are applied.</summary>
public sealed class SampleCluster : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TelemetryCluster? _cluster;

    public Kubectl Kubectl => _cluster!.Kubectl;

    public async ValueTask InitializeAsync() => _cluster = await TelemetryCluster.StartAsync(Manifests.Deployment("none", 0));

    /// <summary>Applies the sample, waits until its fleet is Running and its targets are Ready, and removes it.</summary>
    /// <param name="results">State of each result as <c>target probe family state</c>, sorted.</param>
    public async Task AssertUpAsync(SampleFolder sample, string manifest, params string[] results)
    {
        await Kubectl.ApplyAsync(manifest);
        await Kubectl.RunAsync("wait", "networkdeployments", "--all", "-n", sample.Name, "--for=condition=Ready", "--timeout=60s");
        Assert.Matches("^Running( Running)*$", await InAsync(sample, "networkdeployments", "{.items[*].status.phase}"));
        await Eventually.EqualAsync(string.Join('\n', results.Order(StringComparer.Ordinal)), () => ResultsAsync(sample), Patience);
        await Eventually.TrueAsync(
            async () => (await InAsync(sample, "probetargets", "{.items[*].status.phase}")).Split(' ').All(phase => phase == "Up"),
            () => Kubectl.RunAsync("get", "probetargets", "-n", sample.Name, "-o", "wide"), Patience);
        await Kubectl.RunAsync("delete", "namespace", sample.Name);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    private async Task<string> ResultsAsync(SampleFolder sample)
    {
        const string path = """{range .items[*]}{.metadata.name}:{range .status.results[*]} {.probe}/{.family}/{.state}/{.reason}{end}{"\n"}{end}""";
        var targets = (await InAsync(sample, "probetargets", path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', targets
            .SelectMany(line => line.Split(": ") is [var target, var list] ? list.Split(' ').Select(result => $"{target} {result.Replace('/', ' ')}") : [line])
            .Order(StringComparer.Ordinal));
    }

    private Task<string> InAsync(SampleFolder sample, string resource, string jsonPath) =>
        Kubectl.RunAsync("get", resource, "-n", sample.Name, "-o", $"jsonpath={jsonPath}");
}
