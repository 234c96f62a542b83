using System.Text;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class KubeconfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_a_context_can_say_is_understood()
    {
        var (certificate, key) = TemporaryFolder.MakeCertificate("client");
        _folder.Write("ca.crt", certificate);
        _folder.Write("token", "secret-token\n");
        var config = Load($"""
            current-context: one
            contexts:
            - name: one
              context: {"{"}cluster: c, user: u, namespace: web{"}"}
            clusters:
            - name: c
              cluster:
                server: https://api.example.com:6443/path
                certificate-authority: ca.crt
                tls-server-name: inner.example.com
                proxy-url: http://proxy.example.com:3128
            users:
            - name: u
              user:
                tokenFile: token
                client-certificate-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate))}
                client-key-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(key))}
            """);
        Assert.Equal(new Uri("https://api.example.com:6443/path"), config.Server);
        Assert.Equal("web", config.Namespace);
        Assert.Equal("inner.example.com", config.TlsServerName);
        Assert.Equal("CN=client", Assert.Single(config.CertificateAuthorities!).Subject);
        Assert.True(config.ClientCertificate!.HasPrivateKey);
        Assert.Equal(new Uri("http://proxy.example.com:3128"), config.Proxy!.GetProxy(config.Server));
        Assert.Equal("Bearer secret-token", (await config.Credentials!.GetAsync(false, default))!.ToString());
    }

    [Theory]
    [InlineData("token: abc", "Bearer abc")]
    [InlineData("{username: me, password: pw}", "Basic bWU6cHc=")]
    [InlineData("{token: abc, username: me}", "Bearer abc")]
    public async Task Credentials_take_kubectls_order(string user, string expected)
    {
        var config = Load(Minimal(user: user));
        Assert.Equal(expected, (await config.Credentials!.GetAsync(false, default))!.ToString());
    }

    [Theory]
    [InlineData("http://proxy.example.com:3128", null, null)]
    [InlineData("http://me:p%40ss@proxy.example.com:3128", "me", "p@ss")]
    [InlineData("socks5://me@proxy.example.com", "me", "")]
    public void A_proxy_gets_the_name_and_password_of_its_address(string address, string? user, string? password)
    {
        var proxy = Load(Minimal($"{{server: 'https://x', proxy-url: '{address}'}}")).Proxy!;
        var credential = proxy.Credentials?.GetCredential(proxy.GetProxy(new("https://x"))!, "Basic");
        Assert.Equal((user, password), (credential?.UserName, credential?.Password));
    }

    [Theory]
    [InlineData("localhost,.svc,10.96.0.0/12", "10.100.7.1", true)]
    [InlineData("localhost, 10.96.0.1/12 ,.svc", "10.96.0.1", true)]
    [InlineData("10.96.0.0/12", "10.112.0.1", false)]
    [InlineData("fd00::/8", "fd00:10:96::1", true)]
    [InlineData("10.0.0.0/8", "api.example.com", false)]
    [InlineData("*,/8,10.0.0.0/99", "10.0.0.1", false)]
    [InlineData(null, "10.0.0.1", false)]
    public void Networks_that_no_proxy_serves_are_read_as_kubectl_does(string? list, string host, bool expected) =>
        Assert.Equal(expected, NoProxy.Covers(list, host));

    [Fact]
    public void Files_of_a_list_are_merged_and_the_first_wins()
    {
        var first = _folder.Write("first", "current-context: two\nclusters: [{name: c, cluster: {server: 'https://first'}}]");
        var second = _folder.Write("second", """
            current-context: one
            clusters: [{name: c, cluster: {server: 'https://second'}}]
            contexts: [{name: two, context: {cluster: c}}]
            """);
        _environment["KUBECONFIG"] = $"{_folder.Path}/missing:{first}:{second}";
        Assert.Equal(new Uri("https://first"), Loader().Load(null, null).Server);
    }

    [Fact]
    public void Another_context_can_be_asked_for()
    {
        var file = _folder.Write("config", Minimal() + "\n- name: other\n  context: {cluster: d}\n");
        Assert.Contains("there is no cluster \"d\"; clusters: c", Message(() => Loader().Load(file, "other")));
    }

    [Theory]
    [InlineData("a: [", "line ")]
    [InlineData("- a", "not a kubeconfig")]
    [InlineData("", "no current-context is set; contexts: none")]
    [InlineData("current-context: x", "there is no context \"x\"; contexts: none")]
    [InlineData("contexts: {}", "contexts must be a list")]
    [InlineData("contexts: [{context: {}}]", "contexts[0].name is missing")]
    public void A_malformed_file_is_named_with_what_is_wrong(string text, string expected)
    {
        var file = _folder.Write("config", text);
        var message = Message(() => Loader().Load(file, null));
        Assert.StartsWith(file, message);
        Assert.Contains(expected, message);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("{}", "", "cluster.server is missing")]
    [InlineData("{server: nonsense}", "", "server is not a URL: \"nonsense\"")]
    [InlineData("{server: 'ftp://x'}", "", "server must start with https:// or http://, not ftp://")]
    [InlineData("{server: 'https://x', insecure-skip-tls-verify: maybe}", "", "insecure-skip-tls-verify must be true or false")]
    [InlineData("{server: 'https://x', certificate-authority-data: '%'}", "", "certificate-authority-data is not base64")]
    [InlineData("{server: 'https://x', certificate-authority-data: aGVsbG8=}", "", "certificate-authority is not valid PEM")]
    [InlineData("{server: 'https://x', certificate-authority: missing.crt}", "", "certificate-authority cannot be read")]
    [InlineData("{server: 'https://x'}", "{client-key: k}", "client-key cannot be read")]
    [InlineData("{server: 'https://x'}", "{client-key-data: aGVsbG8=}", "client-certificate is missing, though client-key is given")]
    [InlineData("{server: 'https://x'}", "{auth-provider: {name: gcp}}", "auth-provider is not supported")]
    [InlineData("{server: 'https://x'}", "{exec: {apiVersion: v1, command: c}}", "exec.apiVersion is v1; supported: client.authentication.k8s.io/v1 and v1beta1")]
    [InlineData("{server: 'https://x'}", "{exec: {apiVersion: client.authentication.k8s.io/v1}}", "exec.command is missing")]
    public void A_context_that_cannot_be_used_is_named_with_its_field(string cluster, string user, string expected)
    {
        var file = _folder.Write("config", Minimal(cluster, user));
        var message = Message(() => Loader().Load(file, null));
        Assert.StartsWith(file, message);
        Assert.Contains(expected, message);
        Assert.EndsWith("(context \"one\")", message);
    }

    [Theory]
    [InlineData(2, "user.client-certificate expired at ")]
    [InlineData(-2, "user.client-certificate is valid only from ")]
    public void A_client_certificate_that_is_out_of_date_is_named(int days, string expected)
    {
        var (certificate, key) = TemporaryFolder.MakeCertificate("me");
        var (pem, keyPem) = (_folder.Write("me.crt", certificate), _folder.Write("me.key", key));
        var file = _folder.Write("config", Minimal(user: $$"""{client-certificate: {{pem}}, client-key: {{keyPem}}}"""));
        Assert.NotNull(Loader().Load(file, null).ClientCertificate);
        var message = Message(() => new ConfigurationLoader(_ => null, _folder.Path, new ShiftedTime(TimeSpan.FromDays(days))).Load(file, null));
        Assert.Contains(expected, message);
        Assert.StartsWith(file, message);
        Assert.EndsWith("(context \"one\")", message);
    }

    [Fact]
    public void Where_a_configuration_comes_from_is_said() =>
        Assert.Equal($"context \"one\" of {_folder.Path}/config", Load(Minimal()).Source);

    [Fact]
    public void Without_anything_the_places_that_were_looked_at_are_named()
    {
        var message = Message(() => Loader().Load(null, null));
        Assert.Contains("KUBECONFIG is not set, this is not a pod", message);
        Assert.Contains(Path.Combine(_folder.Path, ".kube", "config"), message);
        Assert.Contains("no such file", Message(() => Loader().Load(Path.Combine(_folder.Path, "nowhere"), null)));
    }

    [Fact]
    public async Task A_service_account_is_found_and_its_token_read_again_each_minute_and_when_refused()
    {
        _folder.Write("ca.crt", TemporaryFolder.MakeCertificate("ca").Certificate);
        _folder.Write("namespace", "telemetry");
        var token = _folder.Write("token", "one");
        var time = new ManualTime();
        _environment["KUBERNETES_SERVICE_HOST"] = "fd00::1";
        _environment["KUBERNETES_SERVICE_PORT"] = "443";
        var config = InClusterConfiguration.TryLoad(_environment.GetValueOrDefault, time, _folder.Path)!;
        Assert.Equal((new Uri("https://[fd00::1]:443"), "telemetry"), (config.Server, config.Namespace));
        async Task<string> TokenAsync(bool refused = false) => (await config.Credentials!.GetAsync(refused, default))!.Parameter!;
        Assert.Equal("one", await TokenAsync());
        File.WriteAllText(token, "two");
        Assert.Equal("one", await TokenAsync());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("two", await TokenAsync());
        File.WriteAllText(token, "three");
        Assert.Equal("three", await TokenAsync(refused: true));
        File.Delete(token);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("three", await TokenAsync());
    }

    private static string Minimal(string cluster = "{server: 'https://x'}", string user = "") => $$"""
        current-context: one
        clusters: [{name: c, cluster: {{cluster}}}]
        users: [{name: u, user: {{(user.Length == 0 ? "{}" : user.StartsWith('{') ? user : "{" + user + "}")}}}]
        contexts:
        - name: one
          context: {cluster: c, user: u}
        """;

    private ConfigurationLoader Loader() => new(name => _environment.GetValueOrDefault(name), _folder.Path, TimeProvider.System);

    private KubernetesClientConfiguration Load(string text) => Loader().Load(_folder.Write("config", text), null);

    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }

    private static string Message(Action load) => Assert.Throws<KubernetesConfigurationException>(load).Message;
}
