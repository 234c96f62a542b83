using System.Text;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Lists;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Cluster;

public sealed class CredentialDeliveryTests : IAsyncLifetime
{
    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestApiServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_credential_lies_beside_the_list_that_names_it_and_follows_its_Secret()
    {
        // Secrets are read anew every 15 s; the clock runs ten times as fast.
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(10));
        _server.Put(new NetworkDeployment
        {
            Metadata = new ObjectMeta { Namespace = "web", Name = "edge", Uid = "uid-edge", Generation = 1 }, Spec = new NetworkDeploymentSpec { Replicas = 1 },
        });
        _server.Put(new ProbeTarget
        {
            Metadata = new ObjectMeta { Namespace = "web", Name = "shop", Uid = "uid-shop", Generation = 1 },
            Spec = new ProbeTargetSpec
            {
                Host = "shop.example",
                Probes = [new Probe { Name = "page", Type = "HTTP", Http = new HttpProbe { Credential = new CredentialReference { SecretName = "shop-probe" } } }],
            },
        });
        await Eventually.True(() => Credential()?.Missing == "the Secret web/shop-probe does not exist", "the list says what is missing");

        PutSecret("Opaque", "one");
        await Eventually.True(() => Credential()?.Missing?.Contains("has the type Opaque", StringComparison.Ordinal) == true, "the wrong type is named");

        _server.Remove<Secret>(new("web", "shop-probe"));
        PutSecret(ApiGroup.CredentialSecretType, "one");
        await Eventually.True(() => Credential()?.Name is not null, "healed");
        Assert.Equal(["Bearer one"], Files());
        var token = Stored().Data![ContractVersion.TokenFile];

        PutSecret(ApiGroup.CredentialSecretType, "two");
        await Eventually.True(() => Files() is ["Bearer two"] && Stored().Data!.ContainsKey(Credential()?.Name ?? "none"), "rotated, and the old one is gone");
        Assert.Equal(token, Stored().Data![ContractVersion.TokenFile]);
    }

    private void PutSecret(string type, string token) => _server.Put(new Secret
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = "shop-probe", Uid = "uid-secret" },
        Type = type,
        Data = new Dictionary<string, byte[]> { ["allowedHosts"] = "shop.example"u8.ToArray(), ["token"] = Encoding.ASCII.GetBytes(token) },
    });

    private MountedFile? Credential() =>
        _server.Find<ConfigMap>(new("web", NodeNames.ListOf("edge-0")))?.BinaryData is { } data
            ? TargetListCodec.Read(data[ContractVersion.TargetsFile]).List.Targets.SingleOrDefault()?.Probes[0].Http?.Credential
            : null;

    private Secret Stored() => _server.Find<Secret>(new("web", NodeNames.SecretOf("edge-0")))!;

    private string[] Files() => [.. Stored().Data!.Where(file => !ProbeSecret.IsOwn(file.Key)).Select(file => Encoding.ASCII.GetString(file.Value))];
}
