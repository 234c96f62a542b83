using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Operator.Tests.Hosting;

/// <summary>The operator's HTTP with everything turned on, against an API server that knows two tokens.</summary>
public sealed class GuardedMetricsTests : IAsyncLifetime
{
    private TestApiServer _server = null!;
    private WebApplication _application = null!;
    private HttpClient _http = null!;
    private Uri _health = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        _server.Questions.Reviews["tokenreviews"] = spec => (string?)spec["token"] is { } name and ("scraper" or "stranger")
            ? new JsonObject { ["authenticated"] = true, ["user"] = new JsonObject { ["username"] = name, ["groups"] = new JsonArray("all"), ["extra"] = new JsonObject { ["a"] = new JsonArray("b") } } }
            : new JsonObject { ["authenticated"] = false, ["error"] = "unknown" };
        _server.Questions.Reviews["subjectaccessreviews"] = spec => new JsonObject
        {
            ["allowed"] = (string?)spec["user"] == "scraper" && (string?)spec["groups"]![0] == "all" && (string?)spec["extra"]!["a"]![0] == "b"
                && (string?)spec["nonResourceAttributes"]!["path"] == "/metrics" && (string?)spec["nonResourceAttributes"]!["verb"] == "get",
        };
        var arguments = new OperatorArguments
        {
            Metrics = new IPEndPoint(IPAddress.Loopback, 0), HealthProbe = new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0), MetricsTls = true, MetricsAuth = true,
            LogLevel = LogLevel.None, LeaderElectionNamespace = "system",
        };
        _application = OperatorApplication.Create(arguments, new KubernetesClientConfiguration { Server = _server.Url });
        await _application.StartAsync();
        var key = new ObjectKey("system", AuthorityObjects.Name);
        await Eventually.True(() => _server.Find<ConfigMap>(key) is not null, "the authority is published");
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(_server.Find<ConfigMap>(key)!.Data!["ca.crt"]);
        _http = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } })
        {
            BaseAddress = new Uri(_application.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal))),
        };
        _http.DefaultRequestHeaders.Host = "network-telemetry-operator.system.svc";
        _health = new Uri(_application.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(null, 401, "a bearer token is needed")]
    [InlineData("nobody", 401, "does not know this token")]
    [InlineData("stranger", 403, "stranger may not get /metrics")]
    [InlineData("scraper", 200, "own_certificate_expiry_timestamp_seconds{certificate=\"serving\"}")]
    public async Task Only_whom_the_API_server_knows_and_allows_reads_the_metrics(string? token, int expected, string text)
    {
        using var response = await GetAsync(token);
        Assert.Equal(expected, (int)response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains(text, body);
        if (expected == 200) return;
        Assert.Single(body.TrimEnd().Split('\n'));
        Assert.Equal(expected == 401, response.Headers.WwwAuthenticate.Count == 1);
    }

    [Fact]
    public async Task An_answer_is_asked_for_once_and_a_failure_lets_nobody_in()
    {
        _server.FailOnce(request => request.Path.EndsWith("/subjectaccessreviews", StringComparison.Ordinal), 500, "InternalError");
        using (var failed = await GetAsync("scraper")) Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        for (var i = 0; i < 5; i++)
            using (var response = await GetAsync("scraper")) Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, _server.Requests.Count(request => request.Path.EndsWith("/tokenreviews", StringComparison.Ordinal)));
        Assert.Equal(2, _server.Requests.Count(request => request.Path.EndsWith("/subjectaccessreviews", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Health_is_open_on_its_own_port_and_shows_no_metrics_there()
    {
        using var http = new HttpClient { BaseAddress = _health };
        await Eventually.True(() => http.Send(new(HttpMethod.Get, "/readyz")).StatusCode == HttpStatusCode.OK, "ready");
        using var alive = await http.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        using var metrics = await http.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, metrics.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }
}
