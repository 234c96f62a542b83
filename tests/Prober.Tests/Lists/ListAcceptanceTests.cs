using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Lists;

public sealed class ListAcceptanceTests
{
    public static TheoryData<string, string> BadProbes => new()
    {
        { "name", "name" }, { "host", "host" }, { "hostUrl", "host" }, { "family", "addressFamily" }, { "literal", "addressFamily" }, { "interval", "interval" },
        { "timeout", "timeout" }, { "failure", "failureThreshold" }, { "success", "successThreshold" }, { "packets", "icmp.packets" },
        { "spacing", "icmp.packetInterval" }, { "payload", "icmp.payloadBytes" }, { "dscp", "icmp.dscp" }, { "port", "tcp.port" }, { "noTcp", "tcp.port" },
        { "noDns", "dns" }, { "queryName", "dns.queryName" }, { "queryType", "dns.queryType" }, { "transport", "dns.transport" }, { "server", "dns.server" },
        { "dnsPort", "dns.port" }, { "answer", "dns.expectedAnswers" }, { "nullAnswer", "dns.expectedAnswers" }, { "serverFamily", "addressFamily" },
        { "send", "tcp.send" }, { "noExpect", "tcp.expect" }, { "contains", "tcp.expect.contains" }, { "regex", "tcp.expect.regex" },
    };

    private static ProbeEntry Bad(string what) => what switch
    {
        "name" => Plans.Ping() with { Name = "" },
        "host" => Plans.Ping() with { Host = null! },
        "hostUrl" => Plans.Ping("http://a/"),
        "family" => Plans.Ping() with { AddressFamily = "IPv5" },
        "literal" => Plans.Ping() with { AddressFamily = AddressFamily.IPv6 },
        "interval" => Plans.Ping() with { Interval = TimeSpan.FromMilliseconds(99) },
        "timeout" => Plans.Ping() with { Timeout = TimeSpan.Zero },
        "failure" => Plans.Ping() with { FailureThreshold = -1 },
        "success" => Plans.Ping() with { SuccessThreshold = -1 },
        "packets" => Plans.Ping(packets: 101),
        "spacing" => Plans.Ping() with { Icmp = new IcmpEntry { PacketInterval = TimeSpan.FromTicks(-1) } },
        "payload" => Plans.Ping() with { Icmp = new IcmpEntry { PayloadBytes = 15 } },
        "dscp" => Plans.Ping() with { Icmp = new IcmpEntry { Dscp = 64 } },
        "port" => Plans.Connect(65536),
        "noDns" => Plans.Query(53) with { Dns = null },
        "queryName" => Dns(dns => dns with { QueryName = "a..b" }),
        "queryType" => Dns(dns => dns with { QueryType = "ANY" }),
        "transport" => Dns(dns => dns with { Transport = "QUIC" }),
        "server" => Dns(dns => dns with { Server = "http://a/" }),
        "dnsPort" => Dns(dns => dns with { Port = -1 }),
        "answer" => Dns(dns => dns with { ExpectedAnswers = ["2001:db8::1"] }),
        "nullAnswer" => Dns(dns => dns with { QueryType = "TXT", ExpectedAnswers = [null!] }),
        "serverFamily" => Plans.Query(53) with { AddressFamily = AddressFamily.IPv6 },
        "send" => Plans.Connect(1) with { Tcp = new TcpEntry { Port = 1, Send = "not base64!" } },
        "noExpect" => Plans.Connect(1) with { Tcp = new TcpEntry { Port = 1, Expect = new TcpExpectEntry() } },
        "contains" => Plans.Connect(1) with { Tcp = new TcpEntry { Port = 1, Expect = new TcpExpectEntry { Contains = "" } } },
        "regex" => Plans.Connect(1) with { Tcp = new TcpEntry { Port = 1, Expect = new TcpExpectEntry { Regex = "(" } } },
        _ => Plans.Connect(1) with { Tcp = null },
    };

    private static ProbeEntry Dns(Func<DnsEntry, DnsEntry> change) => Plans.Query(53) with { Dns = change(Plans.Query(53).Dns!) };

    [Theory]
    [MemberData(nameof(BadProbes))]
    public void A_bad_probe_is_rejected_by_its_field_and_the_others_go_on(string what, string field)
    {
        var list = Plans.Accepted(Plans.Target("a", Bad(what), Plans.Ping(name: "good")), Plans.Target("b", Plans.Ping()));
        var rejected = Assert.Single(list.Rejected);
        Assert.Equal(("uid-a", ProbeReason.Unsupported), (rejected.Uid, rejected.Reason));
        Assert.StartsWith(field + ":", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(["good", "ping"], list.Plans.Select(plan => plan.Entry.Name));
        Assert.Equal(2, list.Targets);
    }

    [Fact]
    public void What_would_export_a_series_twice_is_rejected()
    {
        var list = Plans.Accepted(Plans.Target("a", Plans.Ping(), Plans.Ping()), Plans.Target("a", Plans.Ping()) with { Uid = "other" });
        Assert.Equal([ProbeReason.Unsupported, ProbeReason.Unsupported], list.Rejected.Select(entry => entry.Reason));
        Assert.All(list.Rejected, entry => Assert.EndsWith("twice", entry.Message, StringComparison.Ordinal));
        Assert.Single(list.Plans);
    }

    [Fact]
    public void An_unknown_type_is_accepted_for_an_older_prober_must_say_so_in_its_results() =>
        Assert.Empty(Plans.Accepted(Plans.Target("a", Plans.Ping() with { Type = "QUIC" })).Rejected);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("www.example.com")]
    [InlineData("www.example.com.")]
    [InlineData("_service.example.com")]
    public void Names_and_literals_are_hosts(string host) => Assert.Empty(Plans.Accepted(Plans.Target("a", Plans.Ping(host))).Rejected);

    [Fact]
    public void Egress_rules_that_can_not_be_read_stop_the_whole_list() =>
        Assert.Throws<InvalidDataException>(() => Plans.Accept(Plans.List() with { Egress = new EgressRules { DeniedCIDRs = ["ten/8"] } }));
}
