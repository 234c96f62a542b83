using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Lists;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Files;

public sealed class ProbeFilesTests : IAsyncLifetime
{
    private static readonly HttpProbe WithCredential = new() { Credential = new CredentialReference { SecretName = "login" } };
    private static readonly TlsOptions WithRoots = new() { CaConfigMap = new ConfigMapKeyReference { Name = "our-ca" } };

    private readonly CompiledTargets _compiled = new();
    private long _generation;
    private TestApiServer _server = null!;
    private ProbeFiles _files = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        var client = _server.CreateClient();
        _files = new(new(client, TimeProvider.System), new(client, TimeProvider.System));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public static TheoryData<Probe> Missing => [
        new Probe { Name = "p", Type = ProbeType.Http, Http = WithCredential },
        new Probe { Name = "p", Type = ProbeType.Http, Http = new HttpProbe { Tls = WithRoots } },
        new Probe { Name = "p", Type = ProbeType.Tcp, Tcp = new TcpProbe { Port = 993, Tls = WithRoots } },
    ];

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task What_is_missing_is_looked_for_soon_whatever_kind_of_probe_needs_it(Probe probe)
    {
        var attached = await _files.AttachAsync([Target("shop", probe)], CancellationToken.None);
        Assert.InRange(attached.NextRead!.Value.TotalSeconds, 0.5, 1);
    }

    [Fact]
    public async Task One_missing_object_is_looked_for_as_soon_if_thousands_of_probes_need_it()
    {
        var attached = await _files.AttachAsync([.. Enumerable.Range(0, 2000).Select(i => Target($"t{i}", new Probe { Name = "p", Type = ProbeType.Http, Http = WithCredential }))], CancellationToken.None);
        Assert.InRange(attached.NextRead!.Value.TotalSeconds, 0.5, 1);
        Assert.All(attached.Targets, target => Assert.Equal("the Secret web/login does not exist", target.Entry!.Probes[0].Http!.Credential!.Missing));
    }

    [Fact]
    public async Task What_is_there_is_read_again_later_and_what_refers_to_nothing_is_not()
    {
        _server.Put(new Secret
        {
            Metadata = new ObjectMeta { Namespace = "web", Name = "login" }, Type = Api.ApiGroup.CredentialSecretType,
            Data = new Dictionary<string, byte[]> { ["allowedHosts"] = "t.example"u8.ToArray(), ["token"] = "abc"u8.ToArray() },
        });
        Assert.InRange((await _files.AttachAsync([Target("t", new Probe { Name = "p", Type = ProbeType.Http, Http = WithCredential })], CancellationToken.None)).NextRead!.Value.TotalSeconds, 15, 16);
        Assert.Null((await _files.AttachAsync([Target("t", new Probe { Name = "p", Type = ProbeType.Icmp })], CancellationToken.None)).NextRead);
    }

    private CompiledTarget Target(string name, Probe probe) => _compiled.Of(new ProbeTarget
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = name, Uid = $"uid-{name}", Generation = ++_generation },
        Spec = new ProbeTargetSpec { Host = $"{name}.example", Probes = [probe] },
    });
}
