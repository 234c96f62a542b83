using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Tests.Certificates;

namespace NetworkTelemetry.Operator.Tests.Cluster;

/// <summary>The whole way of a certificate on the API server, up to the Secret that is mounted.</summary>
public sealed class CertificateDeliveryTests : IAsyncLifetime
{
    private static readonly ObjectKey Authority = new(RunningOperator.Namespace, AuthorityObjects.Name);

    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestApiServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_node_has_a_certificate_of_its_own_that_the_published_authority_signed()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        PutDeployment();
        await Eventually.True(() => Node("edge-0") is not null && Node("edge-1") is not null, "two Secrets");
        var authorities = AuthorityObjects.Read(_server.Find<Secret>(Authority))!;
        Assert.Equal(authorities.Bundle, _server.Find<ConfigMap>(Authority)!.Data!["ca.crt"]);
        Assert.Equal(["ca.crt"], _server.Find<ConfigMap>(Authority)!.Data!.Keys);
        foreach (var name in new[] { "edge-0", "edge-1" })
        {
            var certificate = KeyedCertificate.Read(Node(name)!.Data)!.Certificate;
            Assert.Equal([$"{name}.web.prober.networktelemetry.io"], ServingCertificate.Of(certificate).Names);
            Assert.True(AuthorityRotationTests.IsTrusted(certificate, authorities));
        }
    }

    [Fact]
    public async Task An_answer_that_nobody_expects_does_not_end_the_operator()
    {
        _server.FailOnce(request => request.Method == "GET" && request.Path.EndsWith($"/secrets/{AuthorityObjects.Name}", StringComparison.Ordinal), context => context.Response.WriteAsync("<html>"));
        await using var running = await RunningOperator.StartAsync(_server);
        PutDeployment();
        await Eventually.True(() => Node("edge-0") is not null, "a Secret with a certificate");
    }

    [Fact]
    public async Task A_certificate_that_is_damaged_or_for_another_name_is_replaced_and_a_good_one_and_the_token_stay()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        PutDeployment();
        await Eventually.True(() => Node("edge-0") is not null && _server.Find<Secret>(Authority) is not null, "a Secret");
        var signer = AuthorityObjects.Read(_server.Find<Secret>(Authority))!.Signer;
        var old = CertificateIssuer.Serving(signer, ["edge-0.web.prober.networktelemetry.io"], DateTimeOffset.UtcNow);
        Replace("garbage"u8.ToArray(), "garbage"u8.ToArray());
        await Eventually.True(() => KeyedCertificate.Read(Node("edge-0")!.Data) is not null, "the damage is mended");
        var wrong = CertificateIssuer.Serving(signer, ["edge-7.web.prober.networktelemetry.io"], DateTimeOffset.UtcNow);
        Replace(Encoding.ASCII.GetBytes(wrong.Pem), Encoding.ASCII.GetBytes(wrong.KeyPem));
        await Eventually.True(() => Names("edge-0").Contains("edge-0.web.prober.networktelemetry.io"), "the wrong name is mended");
        var token = Node("edge-0")!.Data!["token"];
        Replace(Encoding.ASCII.GetBytes(old.Pem), Encoding.ASCII.GetBytes(old.KeyPem));
        await Task.Delay(300);
        Assert.Equal(old.Pem, Encoding.ASCII.GetString(Node("edge-0")!.Data!["tls.crt"]));
        Assert.Equal(token, Node("edge-0")!.Data!["token"]);
    }

    [Fact]
    public async Task A_lost_authority_is_written_again_as_it_was_and_a_damaged_one_made_anew()
    {
        // The Secret is looked at once a minute; the clock runs a hundred times as fast.
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(100));
        await Eventually.True(() => AuthorityObjects.Read(_server.Find<Secret>(Authority)) is not null && _server.Find<ConfigMap>(Authority) is not null, "an authority");
        var first = AuthorityObjects.Read(_server.Find<Secret>(Authority))!;
        _server.Remove<Secret>(Authority);
        await Eventually.True(() => AuthorityObjects.Read(_server.Find<Secret>(Authority))?.IsSameAs(first) == true, "it is back");

        var secret = _server.Find<Secret>(Authority)!;
        _server.Put(secret with { Data = secret.Data!.ToDictionary(entry => entry.Key, entry => entry.Key == "tls.key" ? "garbage"u8.ToArray() : entry.Value) });
        await Eventually.True(() => AuthorityObjects.Read(_server.Find<Secret>(Authority)) is { } read && AuthorityRotation.Decide(read, DateTimeOffset.UtcNow) == AuthorityStep.None, "it is whole again");
    }

    [Fact]
    public async Task An_authority_that_was_put_there_empty_by_an_installer_is_filled()
    {
        _server.Put(new Secret { Metadata = new() { Namespace = Authority.Namespace, Name = Authority.Name } });
        _server.Put(new ConfigMap { Metadata = new() { Namespace = Authority.Namespace, Name = Authority.Name } });
        await using var running = await RunningOperator.StartAsync(_server);
        await Eventually.True(() => AuthorityObjects.Read(_server.Find<Secret>(Authority)) is not null, "an authority");
        await Eventually.True(() => _server.Find<ConfigMap>(Authority)!.Data?.ContainsKey("ca.crt") == true, "published");
    }

    private void PutDeployment() => _server.Put(new NetworkDeployment
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = "edge", Uid = "uid-edge", Generation = 1 }, Spec = new NetworkDeploymentSpec { Replicas = 2 },
    });

    private Secret? Node(string name) => _server.Find<Secret>(new("web", NodeNames.SecretOf(name)));

    private FrozenSet<string> Names(string node) => ServingCertificate.Of(KeyedCertificate.Read(Node(node)!.Data)!.Certificate).Names;

    private void Replace(byte[] certificate, byte[] key)
    {
        var secret = Node("edge-0")!;
        var data = secret.Data!.ToDictionary();
        (data["tls.crt"], data["tls.key"]) = (certificate, key);
        _server.Put(secret with { Data = data });
    }
}
