using System.Diagnostics;

namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>What a probe needs from a Secret or a ConfigMap, and does not get: that probe alone says so, until it is mended.</summary>
[Collection(BadInputCluster.Name)]
public sealed class CredentialTests(BadInputCluster cluster) : IAsyncLifetime
{
    private const string Secret = "{type: networktelemetry.io/probe-credential, stringData: {allowedHosts: 127.0.0.1, token: s3cret}}";

    private readonly Kubectl _kubectl = cluster.Kubectl;
    private readonly string _name = $"shop-{Guid.NewGuid():n}"[..12];
    private CredentialServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await CredentialServer.StartAsync("Bearer s3cret");

    public async ValueTask DisposeAsync()
    {
        await _kubectl.RunAsync("delete", "probetarget,secret,configmap", _name, "--ignore-not-found");
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(null, "the Secret default/NAME does not exist")]
    [InlineData("{type: Opaque, stringData: {allowedHosts: 127.0.0.1, token: s3cret}}", "the Secret default/NAME has the type Opaque; credentials are only read from type networktelemetry.io/probe-credential")]
    [InlineData("{type: networktelemetry.io/probe-credential, stringData: {token: s3cret}}", "the Secret default/NAME has no key allowedHosts")]
    [InlineData("{type: networktelemetry.io/probe-credential, stringData: {allowedHosts: shop.example, token: s3cret}}", "the Secret default/NAME does not name 127.0.0.1 in allowedHosts")]
    [InlineData("{type: networktelemetry.io/probe-credential, stringData: {allowedHosts: 127.0.0.1, username: ann}}", "the Secret default/NAME needs the key token, or the keys username and password; it has allowedHosts, username")]
    [InlineData("{type: networktelemetry.io/probe-credential, stringData: {allowedHosts: 127.0.0.1, token: \"a\\nX-Other: b\"}}", "the key token of the Secret default/NAME is not one line of ASCII")]
    [InlineData("{type: networktelemetry.io/probe-credential, data: {allowedHosts: MTI3LjAuMC4x, token: //79}}", "the key token of the Secret default/NAME is not one line of ASCII")]
    public async Task A_wrong_Secret_stops_that_probe_alone_and_heals(string? wrong, string message)
    {
        if (wrong is not null) await PutSecretAsync(wrong);
        await _kubectl.ApplyAsync(Target($"credential: {{secretName: {_name}}}"));
        await Eventually.EqualAsync("CredentialMissing", () => Result("page", "reason"));
        Assert.Contains(message.Replace("NAME", _name, StringComparison.Ordinal), await Result("page", "message"));
        Assert.Equal("True", await _kubectl.GetAsync($"probetarget/{_name}", "{.status.conditions[?(@.type==\"Accepted\")].status}"));
        await Eventually.EqualAsync("Up", () => Result("ping", "state"));
        Assert.Empty(_server.Seen);

        await PutSecretAsync(Secret);
        var mended = Stopwatch.StartNew();
        await Eventually.EqualAsync("Up", () => Result("page", "state"));
        Assert.All(_server.Seen, header => Assert.Equal("Bearer s3cret", header));
        TestContext.Current.SendDiagnosticMessage($"healed after {mended.Elapsed.TotalSeconds:0.0} s");
        Assert.True(mended.Elapsed < TimeSpan.FromSeconds(10), $"healed after {mended.Elapsed}");
    }

    [Theory]
    [InlineData(null, "the ConfigMap default/NAME does not exist")]
    [InlineData("other: x", "the ConfigMap default/NAME has no key ca.crt")]
    [InlineData("ca.crt: hello", "the key ca.crt of the ConfigMap default/NAME holds no PEM certificate")]
    [InlineData("ca.crt: \"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\\n\"", "the key ca.crt of the ConfigMap default/NAME holds a PEM certificate that cannot be read")]
    public async Task A_CA_that_is_missing_or_no_certificate_stops_that_probe_alone(string? data, string message)
    {
        if (data is not null) await _kubectl.ApplyAsync($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {_name}, namespace: default}}\ndata: {{{data}}}\n");
        await _kubectl.ApplyAsync(Target($"tls: {{caConfigMap: {{name: {_name}}}}}", "HTTPS"));
        await Eventually.EqualAsync("CredentialMissing", () => Result("page", "reason"));
        Assert.Contains(message.Replace("NAME", _name, StringComparison.Ordinal), await Result("page", "message"));
        await Eventually.EqualAsync("Up", () => Result("ping", "state"));
    }

    // A type cannot be changed: the wrong Secret goes first.
    private async Task PutSecretAsync(string body)
    {
        await _kubectl.RunAsync("delete", "secret", _name, "--ignore-not-found");
        await _kubectl.ApplyAsync($"apiVersion: v1\nkind: Secret\nmetadata: {{name: {_name}, namespace: default}}\n{string.Join('\n', body.Trim('{', '}').Length > 0 ? Fields(body) : [])}\n");
    }

    private static IEnumerable<string> Fields(string body)
    {
        var comma = body.IndexOf(", ", StringComparison.Ordinal);
        return [body[1..comma], body[(comma + 2)..^1]];
    }

    private string Target(string http, string scheme = "HTTP") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{_name}}, namespace: default}
        spec:
          host: 127.0.0.1
          interval: 500ms
          timeout: 400ms
          failureThreshold: 1
          probes:
          - {name: ping, type: ICMP, icmp: {packets: 1} }
          - {name: page, type: HTTP, http: {scheme: {{scheme}}, port: {{_server.Port}}, {{http}} } }
        """;

    private Task<string> Result(string probe, string field) => _kubectl.GetAsync($"probetarget/{_name}", $"{{.status.results[?(@.probe==\"{probe}\")].{field}}}");
}
