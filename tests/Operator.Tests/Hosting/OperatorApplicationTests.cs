using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Operator.Tests.Hosting;

public sealed class OperatorApplicationTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private TestApiServer _server = null!;
    private WebApplication _application = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        var arguments = new OperatorArguments { Metrics = new IPEndPoint(IPAddress.Loopback, 0), LogLevel = LogLevel.None, LeaderElectionNamespace = "system" };
        _application = OperatorApplication.Create(arguments, new KubernetesClientConfiguration { Server = _server.Url });
        await _application.StartAsync();
        _http.BaseAddress = new Uri(_application.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task It_gets_ready_and_exports_exactly_what_the_catalogue_lists()
    {
        await Eventually.True(() => Status("/readyz") == HttpStatusCode.OK && Status("/healthz") == HttpStatusCode.OK, "ready and healthy");
        var scrape = await _http.GetStringAsync("/metrics");
        Assert.Empty(Scrape.Differences(scrape, MetricCatalogue.Of("operator")));
        Assert.Contains("network_telemetry_build_info{component=\"operator\"", scrape);
        await Promtool.CheckMetricsAsync(scrape);
    }

    [Fact]
    public async Task A_stop_releases_the_lease()
    {
        var key = new ObjectKey("system", "network-telemetry-operator");
        await Eventually.True(() => _server.Find<Lease>(key)?.Spec?.HolderIdentity is { Length: > 0 }, "a leader");
        await _application.StopAsync();
        Assert.Equal("", _server.Find<Lease>(key)!.Spec!.HolderIdentity ?? "");
    }

    private HttpStatusCode Status(string path)
    {
        using var response = _http.Send(new HttpRequestMessage(HttpMethod.Get, path));
        return response.StatusCode;
    }
}
