using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class ExecCredentialsTests : IDisposable
{
    private const string V1 = "client.authentication.k8s.io/v1";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_token_is_kept_until_it_expires_or_is_refused()
    {
        var credentials = Create($$$"""
            n=$(cat {{{_folder.Path}}}/count 2>/dev/null || echo 0); n=$((n+1)); echo $n > {{{_folder.Path}}}/count
            echo '{"apiVersion":"{{{V1}}}","kind":"ExecCredential","status":{"token":"t'$n'","expirationTimestamp":"2026-01-01T01:00:00Z"} }'
            """);
        Assert.Equal("t1", await TokenAsync(credentials));
        Assert.Equal("t1", await TokenAsync(credentials));
        Assert.Equal("t2", await TokenAsync(credentials, refused: true));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("t3", await TokenAsync(credentials));
    }

    [Fact]
    public async Task The_program_is_told_what_the_protocol_says_and_gets_its_arguments_and_environment()
    {
        _folder.WriteProgram("helper", $$$"""
            echo "$KUBERNETES_EXEC_INFO" > {{{_folder.Path}}}/info
            echo '{"apiVersion":"{{{V1}}}","kind":"ExecCredential","status":{"token":"'$1-$EXTRA'"} }'
            """);
        var file = _folder.Write("config", $$$"""
            current-context: one
            clusters: [{name: c, cluster: {server: 'https://api.example.com'} }]
            users: [{name: u, user: {exec: {apiVersion: {{{V1}}}, command: ./helper, args: [arg], env: [{name: EXTRA, value: x}], provideClusterInfo: true} } }]
            contexts: [{name: one, context: {cluster: c, user: u} }]
            """);
        var config = new ConfigurationLoader(_ => null, _folder.Path, _time).Load(file, null);
        Assert.Equal("arg-x", await TokenAsync(config.Credentials!));
        var info = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "info"))).RootElement;
        Assert.False(info.GetProperty("spec").GetProperty("interactive").GetBoolean());
        Assert.Equal("https://api.example.com/", info.GetProperty("spec").GetProperty("cluster").GetProperty("server").GetString());
    }

    [Fact]
    public async Task A_certificate_is_used_for_connections()
    {
        var (certificate, key) = TemporaryFolder.MakeCertificate("exec");
        var json = new System.Text.Json.Nodes.JsonObject
        {
            ["apiVersion"] = V1,
            ["kind"] = "ExecCredential",
            ["status"] = new System.Text.Json.Nodes.JsonObject { ["clientCertificateData"] = certificate, ["clientKeyData"] = key },
        };
        _folder.Write("answer", json.ToJsonString());
        var credentials = Create($"cat {_folder.Path}/answer");
        Assert.Null(await credentials.GetAsync(false, default));
        Assert.Equal("CN=exec", credentials.Certificate!.Subject);
    }

    [Theory]
    [InlineData("echo oops >&2; exit 3", "ended with code 3: oops")]
    [InlineData("echo nonsense", "the output is not an ExecCredential")]
    [InlineData("echo '{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}'", "the output is v1 Pod, not client.authentication.k8s.io/v1 ExecCredential")]
    [InlineData("echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{}}'", "neither status.token nor")]
    public async Task What_goes_wrong_is_said(string script, string expected)
    {
        var error = await Assert.ThrowsAsync<KubernetesConfigurationException>(async () => await Create(script).GetAsync(false, default));
        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_missing_program_comes_with_the_hint()
    {
        var credentials = new ExecCredentials(new(V1, "no-such-program-here", [], [], "install it from example.com", null), _time);
        var error = await Assert.ThrowsAsync<KubernetesConfigurationException>(async () => await credentials.GetAsync(false, default));
        Assert.Contains("no-such-program-here cannot be started", error.Message);
        Assert.EndsWith("install it from example.com", error.Message);
    }

    private ExecCredentials Create(string script) => new(new(V1, _folder.WriteProgram("program", script), [], [], null, null), _time);

    private static async Task<string?> TokenAsync(CredentialSource credentials, bool refused = false) => (await credentials.GetAsync(refused, default))?.Parameter;
}
