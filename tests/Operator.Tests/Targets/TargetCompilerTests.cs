using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Targets;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class TargetCompilerTests
{
    [Fact]
    public void A_type_alone_gets_every_default()
    {
        var probe = Single(new ProbeTargetSpec { Host = "example.com", Probes = [new Probe { Name = "ping", Type = ProbeType.Icmp }] });

        Assert.Equal(
            new ProbeEntry
            {
                Name = "ping", Type = "ICMP", Host = "example.com", AddressFamily = "PreferIPv4",
                Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(5), FailureThreshold = 3, SuccessThreshold = 1,
                Icmp = new IcmpEntry { Packets = 10, PacketInterval = TimeSpan.FromMilliseconds(100), PayloadBytes = 56, Dscp = 0 },
            },
            probe);
    }

    [Fact]
    public void An_HTTP_probe_gets_every_default_and_the_port_of_its_scheme()
    {
        static HttpEntry? Http(HttpProbe? http) => Single(new ProbeTargetSpec { Host = "h", Probes = [new Probe { Name = "page", Type = ProbeType.Http, Http = http }] }).Http;

        Assert.Equal(new HttpEntry(), Http(null));
        Assert.Equal(new HttpEntry { Scheme = "HTTP", Port = 80 }, Http(new HttpProbe { Scheme = "HTTP" }));
        Assert.Equal(new HttpEntry { Scheme = "HTTP", Port = 8080 }, Http(new HttpProbe { Scheme = "HTTP", Port = 8080 }));
    }

    [Fact]
    public void Every_field_of_an_HTTP_probe_is_handed_on()
    {
        var http = new HttpProbe
        {
            Scheme = "HTTPS", Port = 8443, Path = "/cart?a=b", Method = "POST", Headers = [new HttpHeader { Name = "Accept", Value = "text/html" }], Body = "{}",
            ExpectedStatusCodes = ["200", "300-304"], BodyMatch = new BodyMatch { Regex = "a+", MustMatch = false }, MaxRedirects = 0, MaxBodyBytes = 0,
            Tls = new TlsOptions { ServerName = "s", Verification = "None", CaConfigMap = new ConfigMapKeyReference { Name = "our-ca" } },
            Credential = new CredentialReference { SecretName = "shop-probe" },
        };
        var notRead = new MountedFile { Missing = "it has not been read yet" };
        Assert.Equal(
            new HttpEntry
            {
                Scheme = "HTTPS", Port = 8443, Path = "/cart?a=b", Method = "POST", Headers = [new HttpHeaderEntry { Name = "Accept", Value = "text/html" }], Body = "{}",
                ExpectedStatusCodes = ["200", "300-304"], BodyMatch = new BodyMatchEntry { Regex = "a+", MustNotMatch = true }, MaxRedirects = 0, MaxBodyBytes = 0,
                Tls = new TlsEntry { ServerName = "s", SkipVerification = true, TrustedRoots = notRead }, Credential = notRead,
            },
            Single(new ProbeTargetSpec { Host = "h", Probes = [new Probe { Name = "page", Type = ProbeType.Http, Http = http }] }).Http);
    }

    [Fact]
    public void What_a_probe_sets_beats_what_its_target_sets()
    {
        var spec = new ProbeTargetSpec
        {
            Host = "example.com", AddressFamily = "IPv6", Interval = "10s", Timeout = "2s", FailureThreshold = 5, SuccessThreshold = 2,
            Thresholds = new Thresholds { Rtt = "200ms", Jitter = "30ms", Loss = "1%", CertificateExpiry = "336h" },
            Probes =
            [
                new Probe
                {
                    Name = "port", Type = ProbeType.Tcp, Host = "192.0.2.7", AddressFamily = "IPv4", Interval = "500ms", Timeout = "250us",
                    Thresholds = new Thresholds { Loss = "0.5%", Rtt = "20ms" }, Tcp = new TcpProbe { Port = 443 },
                },
            ],
        };

        Assert.Equal(
            new ProbeEntry
            {
                Name = "port", Type = "TCP", Host = "192.0.2.7", AddressFamily = "IPv4", Interval = TimeSpan.FromMilliseconds(500),
                Timeout = TimeSpan.FromMicroseconds(250), FailureThreshold = 5, SuccessThreshold = 2, Tcp = new TcpEntry { Port = 443 },
                Thresholds = new ThresholdValues
                {
                    Rtt = TimeSpan.FromMilliseconds(20), Jitter = TimeSpan.FromMilliseconds(30), Loss = 0.005, CertificateExpiry = TimeSpan.FromHours(336),
                },
            },
            Single(spec));
    }

    [Fact]
    public void A_target_keeps_its_identity_and_its_objective_becomes_a_ratio()
    {
        var entry = TargetCompiler.Compile(Target(new ProbeTargetSpec { Host = "h", Objective = new Objective { Availability = "99.9%" } }));

        Assert.Equal(("uid-1", 3L, "web", "shop"), (entry.Uid, entry.Generation, entry.Namespace, entry.Name));
        Assert.Equal(0.999, entry.ObjectiveAvailability!.Value, 12);
    }

    [Fact]
    public void A_suspended_target_has_no_probes() =>
        Assert.Empty(TargetCompiler.Compile(Target(new ProbeTargetSpec { Host = "h", Suspend = true, Probes = [new Probe { Name = "p", Type = "ICMP" }] })).Probes);

    [Theory]
    [InlineData(ProbeType.Http)]
    [InlineData("Quantum")]
    public void A_type_without_a_member_in_the_contract_travels_as_its_type_alone(string type)
    {
        var probe = Single(new ProbeTargetSpec { Host = "h", Probes = [new Probe { Name = "p", Type = type, Http = new HttpProbe(), Icmp = new IcmpProbe() }] });

        Assert.Equal(type, probe.Type);
        Assert.Null(probe.Icmp);
        Assert.Null(probe.Tcp);
    }

    [Fact]
    public void Every_field_of_a_TCP_probe_is_handed_on_as_bytes()
    {
        var tcp = new TcpProbe
        {
            Port = 6379, Tls = new TlsOptions { ServerName = "s", Verification = "None", CaConfigMap = new ConfigMapKeyReference { Name = "our-ca" } },
            Send = @"PING\r\n", Expect = new TcpExpect { Contains = @"\xFFü" },
        };
        TcpEntry? Compiled(TcpProbe probe) => Single(new ProbeTargetSpec { Host = "h", Probes = [new Probe { Name = "p", Type = ProbeType.Tcp, Tcp = probe }] }).Tcp;

        Assert.Equal(
            new TcpEntry
            {
                Port = 6379, Tls = new TlsEntry { ServerName = "s", SkipVerification = true, TrustedRoots = new MountedFile { Missing = "it has not been read yet" } },
                Send = Convert.ToBase64String("PING\r\n"u8), Expect = new TcpExpectEntry { Contains = Convert.ToBase64String((byte[])[0xFF, 0xC3, 0xBC]) },
            },
            Compiled(tcp));
        Assert.Equal(new TcpEntry { Port = 1, Expect = new TcpExpectEntry { Regex = "^220" } }, Compiled(new TcpProbe { Port = 1, Expect = new TcpExpect { Regex = "^220" } }));
        Assert.Equal(new TcpEntry { Port = 1, Tls = new TlsEntry() }, Compiled(new TcpProbe { Port = 1, Tls = new TlsOptions() }));
    }

    [Fact]
    public void A_DNS_probe_asks_the_pods_resolvers_for_the_host_unless_it_says_otherwise()
    {
        Assert.Equal(
            new DnsEntry { QueryName = "h", QueryType = "A", Transport = "UDP", Port = 53, ExpectedResponseCodes = ["NOERROR"] },
            Single(new ProbeTargetSpec { Host = "h", Probes = [new Probe { Name = "p", Type = ProbeType.Dns }] }).Dns);
        var dns = new DnsProbe
        {
            QueryName = "example.test", QueryType = "MX", Transport = "TCP", Server = "192.0.2.53", Port = 5353, ExpectedResponseCodes = ["NXDOMAIN"], ExpectedAnswers = ["10 mail.test"],
        };
        Assert.Equal(
            new DnsEntry
            {
                QueryName = "example.test", QueryType = "MX", Transport = "TCP", Server = "192.0.2.53", Port = 5353, ExpectedResponseCodes = ["NXDOMAIN"], ExpectedAnswers = ["10 mail.test"],
            },
            Single(new ProbeTargetSpec { Host = "h", Probes = [new Probe { Name = "p", Type = ProbeType.Dns, Dns = dns }] }).Dns);
    }

    [Theory]
    [InlineData("192.0.2.7", "7.2.0.192.in-addr.arpa")]
    [InlineData("2001:db8::7", "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")]
    [InlineData("7.2.0.192.in-addr.arpa", "7.2.0.192.in-addr.arpa")]
    public void PTR_of_an_address_asks_for_its_reverse_name(string host, string name) =>
        Assert.Equal(name, Single(new ProbeTargetSpec { Host = host, Probes = [new Probe { Name = "p", Type = ProbeType.Dns, Dns = new DnsProbe { QueryType = "PTR" } }] }).Dns!.QueryName);

    [Fact]
    public void A_duration_that_cannot_be_read_falls_back_instead_of_throwing() =>
        Assert.Equal(TimeSpan.FromSeconds(60), Single(new ProbeTargetSpec { Interval = "soon", Probes = [new Probe { Interval = "-1s" }] }).Interval);

    [Theory]
    [InlineData(ProbeType.Icmp, "PreferIPv4", 10, "10s", 1)]
    [InlineData(ProbeType.Icmp, "Both", 5, "1s", 10)]
    [InlineData(ProbeType.Tcp, "IPv4", 10, "100ms", 10)]
    [InlineData(ProbeType.Http, "Both", 10, "1m", 2.0 / 60)]
    public void Load_counts_requests_of_every_family(string type, string family, int packets, string interval, double expected)
    {
        var probe = new Probe { Name = "p", Type = type, Icmp = new IcmpProbe { Packets = packets } };
        var entry = TargetCompiler.Compile(Target(new ProbeTargetSpec { Host = "h", AddressFamily = family, Interval = interval, Probes = [probe, probe] }));

        Assert.Equal(2 * expected, ProbeLoad.RequestsPerSecond(entry), 9);
    }

    [Fact]
    public void Every_compiled_list_can_be_read_back_by_a_prober()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<int, int, bool>((interval, packets, both) =>
        {
            var spec = new ProbeTargetSpec
            {
                Host = "h", AddressFamily = both ? "Both" : null, Interval = Duration.Format(TimeSpan.FromMilliseconds(100 + ((long)interval & 0xFFFFFF))),
                Probes =
                [
                    both
                        ? new Probe { Name = "p", Type = ProbeType.Dns, Dns = new DnsProbe { ExpectedAnswers = ["192.0.2.7"] } }
                        : new Probe { Name = "p", Type = ProbeType.Icmp, Icmp = new IcmpProbe { Packets = 1 + (packets & 63) } },
                ],
            };
            var entry = TargetCompiler.Compile(Target(spec));
            var read = TargetListCodec.Read(TargetListCodec.Write(new TargetList { Revision = "r", Node = "n", Targets = [entry] }));
            return read.Rejected.Count == 0 && read.List.Targets.Single().Probes.Single() == entry.Probes.Single();
        }));
    }

    private static ProbeEntry Single(ProbeTargetSpec spec) => TargetCompiler.Compile(Target(spec)).Probes.Single();

    private static ProbeTarget Target(ProbeTargetSpec spec) =>
        new() { Metadata = new ObjectMeta { Uid = "uid-1", Generation = 3, Namespace = "web", Name = "shop" }, Spec = spec };
}
