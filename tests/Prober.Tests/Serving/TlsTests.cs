using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Serving;

public sealed class TlsTests
{
    private const string Name = "edge-0.default.prober.networktelemetry.io";

    [Fact]
    public async Task The_summary_is_there_over_TLS_under_the_certificate_s_name_and_asks_for_the_token()
    {
        await using var prober = await RunningProber.StartAsync(Plans.List());
        using var certificate = TestCertificates.Valid(Name);
        prober.Mounted.Put(Plans.List(), RunningProber.Token, certificate);
        using var client = Client(prober);
        Assert.Contains("\"cursor\"", await client.GetStringAsync(new Uri("/v1/summary", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("own_certificate_expiry_timestamp_seconds{certificate=\"serving\"}", await prober.MetricsAsync(), StringComparison.Ordinal);
        client.DefaultRequestHeaders.Authorization = null;
        using var refused = await client.GetAsync(new Uri("/v1/summary", UriKind.Relative));
        Assert.Equal(401, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Without_a_certificate_only_the_plain_port_answers()
    {
        await using var prober = await RunningProber.StartAsync(Plans.List());
        using var client = Client(prober);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(new Uri("/v1/summary", UriKind.Relative)));
        await prober.SummaryAsync();
    }

    [Fact]
    public async Task A_new_certificate_is_taken_without_a_restart_and_a_broken_one_is_not()
    {
        using var first = TestCertificates.Valid(Name);
        using var second = TestCertificates.Valid(Name);
        await using var prober = await RunningProber.StartAsync(Plans.List());
        prober.Mounted.Put(Plans.List(), RunningProber.Token, first);
        Assert.Equal(first.Thumbprint, await ShownAsync(prober));

        using var kept = Client(prober);
        await kept.GetStringAsync(new Uri("/v1/summary", UriKind.Relative));
        prober.Mounted.Put(Plans.List(), RunningProber.Token, second);
        Assert.Equal(second.Thumbprint, await ShownAsync(prober));
        await kept.GetStringAsync(new Uri("/v1/summary", UriKind.Relative));

        prober.Mounted.Put(Plans.List(), RunningProber.Token, first);
        using (File.Open(Path.Combine(prober.Mounted.Path, ContractVersion.CertificateKeyFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(second.Thumbprint, await ShownAsync(prober));
        Assert.Equal(first.Thumbprint, await ShownAsync(prober));
        prober.Mounted.Put(Plans.List(), RunningProber.Token, second);
        Assert.Equal(second.Thumbprint, await ShownAsync(prober));

        prober.Mounted.Put(TargetListCodec.Write(Plans.List()), RunningProber.Token, "-----BEGIN CERTIFICATE-----", "nothing");
        Assert.Equal(second.Thumbprint, await ShownAsync(prober));
    }

    private static HttpClient Client(RunningProber prober)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(TestCertificates.AuthorityPem);
        var client = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = prober.TlsAddress };
        client.DefaultRequestHeaders.Host = Name;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProber.Token);
        return client;
    }

    private static async Task<string?> ShownAsync(RunningProber prober)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(prober.TlsAddress.Host, prober.TlsAddress.Port);
        string? shown = null;
        await using var stream = new SslStream(socket.GetStream(), false, (_, certificate, _, _) =>
        {
            shown = (certificate as X509Certificate2)?.Thumbprint;
            return shown is not null;
        });
        await stream.AuthenticateAsClientAsync(Name);
        return shown;
    }
}
