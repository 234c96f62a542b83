using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Lists;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Files;

public sealed class CredentialFileTests
{
    private static readonly ObjectKey Key = new("web", "shop-probe");

    [Theory]
    [InlineData("allowedHosts=shop.example;token=abc", "Bearer abc")]
    [InlineData("allowedHosts=other.example, SHOP.example\n;token=abc\n", "Bearer abc")]
    [InlineData("allowedHosts=a.example\nshop.example;username=ann;password=pa:ss", "Basic YW5uOnBhOnNz")]
    public void A_right_Secret_becomes_the_header(string data, string header)
    {
        var file = CredentialFile.Of(Key, Secret(data), "shop.example");
        Assert.Equal((header, null), (Encoding.ASCII.GetString(file.Content!), file.File.Missing));
        Assert.Matches("^credential-[0-9a-f]{16}$", file.File.Name);
    }

    [Theory]
    [InlineData("token=abc", "has no key allowedHosts")]
    [InlineData("allowedHosts=;token=abc", "has no key allowedHosts")]
    [InlineData("allowedHosts=example;token=abc", "does not name shop.example in allowedHosts")]
    [InlineData("allowedHosts=*.example;token=abc", "does not name shop.example in allowedHosts")]
    [InlineData("allowedHosts=shop.example", "needs the key token, or the keys username and password; it has allowedHosts")]
    [InlineData("allowedHosts=shop.example;username=ann", "needs the key token, or the keys username and password; it has allowedHosts, username")]
    [InlineData("allowedHosts=shop.example;token=abc\r\nX-Other: b", "the key token of the Secret web/shop-probe is not one line of ASCII")]
    [InlineData("allowedHosts=shop.example;token=abc\u00fc", "the key token of the Secret web/shop-probe is not one line of ASCII")]
    [InlineData("allowedHosts=shop.example;username=ann;password=a\nbc", "the key password of the Secret web/shop-probe is not one line of UTF-8")]
    public void A_wrong_Secret_says_what_is_wrong_and_gives_nothing_away(string data, string message)
    {
        var file = CredentialFile.Of(Key, Secret(data), "shop.example");
        Assert.Contains(message, file.File.Missing, StringComparison.Ordinal);
        Assert.Contains("web/shop-probe", file.File.Missing, StringComparison.Ordinal);
        Assert.Equal((null, null), (file.Content, file.File.Name));
        Assert.DoesNotContain("abc", file.File.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_Secret_and_one_of_another_type_are_named()
    {
        Assert.Equal("the Secret web/shop-probe does not exist", CredentialFile.Of(Key, null, "h").File.Missing);
        Assert.Contains(
            "has the type Opaque; credentials are only read from type networktelemetry.io/probe-credential",
            CredentialFile.Of(Key, Secret("allowedHosts=h;token=t") with { Type = "Opaque" }, "h").File.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_Secret_has_a_file_of_another_name()
    {
        var secret = Secret("allowedHosts=h;token=t");
        var changed = secret with { Metadata = secret.Metadata with { ResourceVersion = "8" } };
        Assert.NotEqual(CredentialFile.Of(Key, secret, "h").File.Name, CredentialFile.Of(Key, changed, "h").File.Name);
    }

    [Theory]
    [InlineData("other", "hello", "the ConfigMap web/ca has no key ca.crt")]
    [InlineData("ca.crt", "hello", "the key ca.crt of the ConfigMap web/ca holds no PEM certificate, which begins with -----BEGIN CERTIFICATE-----")]
    [InlineData("ca.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "the key ca.crt of the ConfigMap web/ca holds a PEM certificate that cannot be read")]
    public void A_ConfigMap_without_a_certificate_says_what_is_wrong(string key, string text, string missing) => Assert.Equal(missing, Roots(key, text).File.Missing);

    [Fact]
    public void Trusted_roots_are_the_certificates_of_a_ConfigMap()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=our CA", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var file = Roots("ca.crt", $"our CA\n{certificate.ExportCertificatePem()}\n");
        Assert.Null(file.File.Missing);
        Assert.Contains("BEGIN CERTIFICATE", Encoding.UTF8.GetString(file.Content!), StringComparison.Ordinal);
    }

    [Fact]
    public void References_are_those_of_HTTP_and_TCP_probes_in_the_target_s_namespace()
    {
        var http = new HttpProbe
        {
            Credential = new CredentialReference { SecretName = "shop-probe" }, Tls = new TlsOptions { CaConfigMap = new ConfigMapKeyReference { Name = "our-ca" } },
        };
        var target = new ProbeTarget
        {
            Metadata = new ObjectMeta { Namespace = "web", Name = "shop" },
            Spec = new ProbeTargetSpec
            {
                Host = "shop.example",
                Probes = [new Probe { Name = "a", Type = ProbeType.Http, Http = http }, new Probe { Name = "b", Type = ProbeType.Icmp }, new Probe { Name = "c", Type = ProbeType.Http, Host = "x" },
                    new Probe { Name = "d", Type = ProbeType.Tcp, Tcp = new TcpProbe { Port = 993, Tls = new TlsOptions { CaConfigMap = new ConfigMapKeyReference { Name = "mail-ca", Key = "root" } } } }],
            },
        };
        Assert.Equal(
            [
                new FileReference("a", FileSource.Credential(new("web", "shop-probe"), "shop.example")),
                new FileReference("a", FileSource.TrustedRoots(new("web", "our-ca"), "ca.crt")),
                new FileReference("d", FileSource.TrustedRoots(new("web", "mail-ca"), "root")),
            ],
            FileReference.Of(target));
    }

    [Fact]
    public void A_TCP_probe_gets_the_CA_that_it_refers_to_and_keeps_its_other_settings()
    {
        var entry = new ProbeEntry
        {
            Name = "d", Type = ProbeType.Tcp, Host = "h", Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1),
            Tcp = new TcpEntry { Port = 993, Tls = new TlsEntry { ServerName = "s" } },
        };
        var reference = new FileReference("d", FileSource.TrustedRoots(new("web", "mail-ca"), "root"));
        var target = new CompiledTarget(new("web", "shop"), "u", 1, new TargetEntry { Uid = "u", Namespace = "web", Name = "shop", Probes = [entry] }, 1, null) { References = [reference] };
        var file = new ProbeFile(new MountedFile { Name = "ca-7" }, [1]);

        var attached = ProbeFiles.Attach(target, new Dictionary<FileSource, ProbeFile> { [reference.Source] = file });

        Assert.Equal(entry with { Tcp = new TcpEntry { Port = 993, Tls = new TlsEntry { ServerName = "s", TrustedRoots = file.File } } }, Assert.Single(attached.Entry!.Probes));
        Assert.Equal(["ca-7"], attached.Files.Keys);
    }

    [Theory]
    [InlineData("token,a", "a", true, "")]
    [InlineData("token,a", "a", false, "")]
    [InlineData("token", "", true, "")]
    [InlineData("token,a", "a,b", false, "+b")]
    [InlineData("token,a", "b", false, "+b")]
    [InlineData("token,a,b", "b", false, "")]
    [InlineData("token,a,b", "b", true, "-a")]
    [InlineData("token,a", "", true, "-a")]
    public void Files_come_before_the_list_that_names_them_and_go_after_it(string stored, string wanted, bool listIsStored, string changes)
    {
        static Dictionary<string, byte[]> Files(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries).ToDictionary(name => name, Encoding.ASCII.GetBytes);
        var change = FileStep.Change(new Secret { Data = Files(stored) }, Files(wanted), listIsStored);
        Assert.Equal(changes, string.Join(',', change.Select(file => (file.Value is null ? "-" : "+") + file.Key)));
    }

    [Fact]
    public void Where_a_Secret_has_no_room_for_both_the_files_of_the_list_before_go_first()
    {
        var stored = new Dictionary<string, byte[]> { ["token"] = [1], ["old"] = new byte[600_000] };
        var change = FileStep.Change(new Secret { Data = stored }, new Dictionary<string, byte[]> { ["new"] = new byte[600_000] }, listIsStored: false);
        Assert.Equal(["new", "old"], change.Keys.Order(StringComparer.Ordinal));
        Assert.Null(change["old"]);
    }

    private static ProbeFile Roots(string key, string text) =>
        TrustedRootsFile.Of(new("web", "ca"), new ConfigMap { Data = new Dictionary<string, string> { [key] = text } }, "ca.crt");

    private static Secret Secret(string data) => new()
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = "shop-probe", Uid = "u", ResourceVersion = "7" },
        Type = ApiGroup.CredentialSecretType,
        Data = data.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Encoding.UTF8.GetBytes(pair[1])),
    };
}
