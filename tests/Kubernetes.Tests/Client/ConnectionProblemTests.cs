using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class ConnectionProblemTests
{
    [Fact]
    public async Task A_port_where_nobody_listens_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = new Uri($"https://{listener.LocalEndpoint}");
        listener.Stop();
        Assert.Equal($"the API server {url} (context \"c\" of f) cannot be reached: Connection refused", await ProblemAsync(new() { Server = url }));
    }

    [Fact]
    public async Task A_web_server_is_no_API_server()
    {
        await using var server = await TestApiServer.StartAsync();
        Assert.Null(await ProblemAsync(new() { Server = server.Url }));
        server.Questions.IsKubernetes = false;
        Assert.StartsWith($"{server.Url} (context \"c\" of f) is not a Kubernetes API server: GET /version: ", await ProblemAsync(new() { Server = server.Url }));
        Assert.Contains("does not speak TLS", await ProblemAsync(new() { Server = new UriBuilder(server.Url) { Scheme = "https" }.Uri }));
    }

    [Theory]
    [InlineData(401, "Unauthorized", "refuses the credentials (401)")]
    [InlineData(403, "Forbidden", null)]
    [InlineData(500, "InternalError", "is not a Kubernetes API server: GET /version: told to fail (500 InternalError)")]
    public async Task An_answer_that_is_no_version_is_told_apart(int code, string reason, string? expected)
    {
        await using var server = await TestApiServer.StartAsync();
        server.FailOnce(request => request.Path == "/version", code, reason);
        var problem = await ProblemAsync(new() { Server = server.Url });
        if (expected is null) Assert.Null(problem);
        else Assert.Contains(expected, problem);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_or_for_another_name_is_told_apart()
    {
        var (pem, key) = TemporaryFolder.MakeCertificate("api.test");
        using var certificate = X509Certificate2.CreateFromPem(pem, key);
        var (other, _) = TemporaryFolder.MakeCertificate("api.test");
        await using var server = await TestApiServer.StartAsync(endpoint => endpoint.UseHttps(certificate));
        var named = new KubernetesClientConfiguration { Server = server.Url, TlsServerName = "api.test" };
        Assert.Null(await ProblemAsync(named with { CertificateAuthorities = [X509Certificate2.CreateFromPem(pem)] }));
        Assert.Contains("is not signed by the configured certificate-authority", await ProblemAsync(named with { CertificateAuthorities = [X509Certificate2.CreateFromPem(other)] }));
        Assert.Contains("is not for other.test", await ProblemAsync(named with { TlsServerName = "other.test", CertificateAuthorities = [X509Certificate2.CreateFromPem(pem)] }));
    }

    private static async Task<string?> ProblemAsync(KubernetesClientConfiguration configuration)
    {
        configuration = configuration with { Source = "context \"c\" of f" };
        using var client = new KubernetesClient(configuration);
        try
        {
            await client.GetVersionAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (Exception e)
        {
            var problem = ConnectionProblem.Of(e, configuration);
            Assert.DoesNotContain('\n', problem ?? "");
            return problem;
        }
    }
}
