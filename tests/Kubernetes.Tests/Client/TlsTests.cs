using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>Real TLS and HTTP/2: whom the client trusts, and how it shows who it is.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly X509Certificate2 _serverCertificate = Certificate("api.test");
    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestApiServer.StartAsync(endpoint => endpoint.UseHttps(_serverCertificate, tls =>
    {
        tls.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        tls.AllowAnyClientCertificate();
    }));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _serverCertificate.Dispose();
    }

    [Fact]
    public async Task A_server_is_trusted_by_the_given_authority_and_name_and_sees_the_client_certificate()
    {
        using var clientCertificate = Certificate("me");
        using var client = new KubernetesClient(Trusting(_serverCertificate) with { TlsServerName = "api.test", ClientCertificate = clientCertificate });
        await client.CreateAsync(Samples.ConfigMap("a"), TestContext.Current.CancellationToken);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("HTTP/2", "CN=me"), (request.Protocol, request.ClientCertificate));
    }

    [Fact]
    public async Task A_watch_over_http_2_delivers_at_once()
    {
        using var client = new KubernetesClient(Trusting(_serverCertificate) with { TlsServerName = "api.test" });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await using var events = client.WatchAsync<ConfigMap>("web", new(ResourceVersion: "100"), limit.Token).GetAsyncEnumerator(limit.Token);
        var next = events.MoveNextAsync();
        await Eventually.True(() => _server.Table.OpenWatches == 1, "the watch is open");
        _server.Put(Samples.ConfigMap("a"));
        Assert.True(await next);
        Assert.Equal(("ADDED", "a"), (events.Current.Type, events.Current.Object!.Metadata.Name));
    }

    [Fact]
    public async Task Another_name_or_another_authority_is_refused_unless_told_not_to_look()
    {
        using var other = Certificate("api.test");
        await Assert.ThrowsAsync<HttpRequestException>(() => ListAsync(Trusting(_serverCertificate)));
        await Assert.ThrowsAsync<HttpRequestException>(() => ListAsync(Trusting(other) with { TlsServerName = "api.test" }));
        Assert.Empty(_server.Requests);
        await ListAsync(new() { Server = _server.Url, SkipTlsVerify = true });
        Assert.Single(_server.Requests);
    }

    private KubernetesClientConfiguration Trusting(X509Certificate2 authority) => new() { Server = _server.Url, CertificateAuthorities = [authority] };

    private static async Task ListAsync(KubernetesClientConfiguration configuration)
    {
        using var client = new KubernetesClient(configuration);
        await client.ListAsync<ConfigMap>("web", new(), TestContext.Current.CancellationToken);
    }

    private static X509Certificate2 Certificate(string name)
    {
        var (certificate, key) = TemporaryFolder.MakeCertificate(name);
        return X509Certificate2.CreateFromPem(certificate, key);
    }
}
