using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Api.Tests.Contract;

public sealed class TargetListTests
{
    private static readonly TargetList Sample = TargetListRevision.Seal(new TargetList
    {
        Revision = "",
        Node = "edge-0",
        Egress = new EgressRules { AllowedCIDRs = ["10.0.0.0/8"], DeniedCIDRs = ["10.9.0.0/16"] },
        Targets =
        [
            new TargetEntry
            {
                Uid = "8f0c", Generation = 3, Namespace = "web", Name = "shop", ObjectiveAvailability = 0.999,
                Probes =
                [
                    new ProbeEntry
                    {
                        Name = "ping", Type = "ICMP", Host = "www.example.com", Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(5),
                        Thresholds = new ThresholdValues { Rtt = TimeSpan.FromMilliseconds(200), Loss = 0.01 }, Icmp = new IcmpEntry(),
                    },
                    new ProbeEntry
                    {
                        Name = "port", Type = "TCP", Host = "192.0.2.7", AddressFamily = "IPv4", Interval = TimeSpan.FromMilliseconds(1500),
                        Timeout = TimeSpan.FromSeconds(1), FailureThreshold = 1, SuccessThreshold = 2, Tcp = new TcpEntry { Port = 443 },
                    },
                    new ProbeEntry
                    {
                        Name = "mail", Type = "TCP", Host = "mail.example.com", Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(5),
                        Thresholds = new ThresholdValues { CertificateExpiry = TimeSpan.FromDays(14) },
                        Tcp = new TcpEntry
                        {
                            Port = 993, Tls = new TlsEntry { ServerName = "imap.example.com", TrustedRoots = new MountedFile { Name = "ca-0123" } },
                            Send = Convert.ToBase64String("a NOOP\r\n"u8), Expect = new TcpExpectEntry { Contains = Convert.ToBase64String("* OK"u8) },
                        },
                    },
                    new ProbeEntry
                    {
                        Name = "page", Type = "HTTP", Host = "www.example.com", Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(5),
                        Http = new HttpEntry
                        {
                            Path = "/cart", Method = "POST", Body = "{}", Headers = [new HttpHeaderEntry { Name = "Accept", Value = "text/html" }],
                            BodyMatch = new BodyMatchEntry { Contains = "Sold out", MustNotMatch = true }, MaxRedirects = 0,
                            Tls = new TlsEntry { ServerName = "shop.example.com", TrustedRoots = new MountedFile { Name = "ca-0123" } },
                            Credential = new MountedFile { Missing = "the Secret web/shop-probe does not exist" },
                        },
                    },
                    new ProbeEntry
                    {
                        Name = "records", Type = "DNS", Host = "www.example.com", Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(5),
                        Dns = new DnsEntry { QueryName = "example.com", QueryType = "MX", Server = "192.0.2.53", ExpectedAnswers = ["10 mail.example.com"] },
                    },
                ],
            },
        ],
    });

    [Fact]
    public void Written_form_is_the_golden_file() => Assert.Equal(GoldenJson.Read("target-list.json"), GoldenJson.Indent(JsonSerializer.Serialize(Sample, ContractJson.Default.TargetList)));

    [Fact]
    public void Golden_file_reads_back_whole()
    {
        var reading = TargetListCodec.Read(Gzip(GoldenJson.Read("target-list.json")));
        Assert.Empty(reading.Rejected);
        Assert.Equal(GoldenJson.Indent(JsonSerializer.Serialize(Sample, ContractJson.Default.TargetList)), GoldenJson.Indent(JsonSerializer.Serialize(reading.List, ContractJson.Default.TargetList)));
    }

    [Fact]
    public void Written_lists_read_back() => Assert.Equal(Sample.Revision, TargetListCodec.Read(TargetListCodec.Write(Sample)).List.Revision);

    [Fact]
    public void A_list_of_a_newer_operator_is_read_as_far_as_it_is_known()
    {
        var reading = TargetListCodec.Read(Gzip(GoldenJson.Read("target-list-newer.json")));
        var target = Assert.Single(reading.List.Targets);
        Assert.Equal(["ICMP", "QUIC"], target.Probes.Select(p => p.Type));
        Assert.Empty(reading.Rejected);
    }

    [Fact]
    public void What_is_missing_has_its_default()
    {
        var list = TargetListCodec.Read(Gzip("""{"revision":"r","node":"n","targets":[{"uid":"a","namespace":"x","name":"a","probes":[{"name":"p","type":"ICMP","host":"h","interval":"1s","timeout":"1s","icmp":{"packets":3} }]}]}""")).List;
        var probe = Assert.Single(list.Targets[0].Probes);
        Assert.Equal((ContractVersion.Current, "PreferIPv4", 3, 1), (list.SchemaVersion, probe.AddressFamily, probe.FailureThreshold, probe.SuccessThreshold));
        Assert.Equal(new IcmpEntry { Packets = 3 }, probe.Icmp);
        Assert.Equal((56, TimeSpan.FromMilliseconds(100)), (probe.Icmp!.PayloadBytes, probe.Icmp.PacketInterval));
        Assert.Empty(list.Egress.AllowedCIDRs);
        Assert.Empty(TargetListCodec.Read(Gzip("""{"revision":"r","node":"n"}""")).List.Targets);
    }

    [Fact]
    public void What_is_missing_of_an_HTTP_entry_has_its_default()
    {
        var list = TargetListCodec.Read(Gzip(
            """
            {"revision":"r","node":"n","targets":[{"uid":"a","namespace":"x","name":"a","probes":[
              {"name":"p","type":"HTTP","host":"h","interval":"1s","timeout":"1s","http":{}},
              {"name":"q","type":"HTTP","host":"h","interval":"1s","timeout":"1s","http":{"maxRedirects":0,"maxBodyBytes":0}}]}]}
            """)).List;
        Assert.Equal(new HttpEntry(), list.Targets[0].Probes[0].Http);
        var http = list.Targets[0].Probes[0].Http!;
        Assert.Equal(("HTTPS", 443, "/", "GET", 5, 1048576), (http.Scheme, http.Port, http.Path, http.Method, http.MaxRedirects, http.MaxBodyBytes));
        Assert.Equal(["200-299"], http.ExpectedStatusCodes);
        Assert.Empty(http.Headers);
        Assert.Equal((0, 0), (list.Targets[0].Probes[1].Http!.MaxRedirects, list.Targets[0].Probes[1].Http!.MaxBodyBytes));
    }

    [Fact]
    public void A_bad_entry_is_named_and_the_others_stand()
    {
        var reading = TargetListCodec.Read(Gzip(
            """
            {"schemaVersion":1,"revision":"r","node":"n","targets":[
              {"uid":"a","namespace":"x","name":"a","probes":[{"name":"p","type":"ICMP","host":"h","interval":"soon","timeout":"1s"},{"name":"q","type":"ICMP","host":"h","interval":"1s","timeout":"1s"}]},
              {"uid":"b"}, 7,
              {"uid":"c","namespace":"x","name":"c","probes":[]}]}
            """));
        Assert.Equal(["a", "c"], reading.List.Targets.Select(t => t.Uid));
        Assert.Equal("q", Assert.Single(reading.List.Targets[0].Probes).Name);
        Assert.Equal([("a", "p"), ("b", null), ("", null)], reading.Rejected.Select(r => (r.Uid, r.Probe)));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"revision":"r","node":"n","targets":{}}""")]
    public void A_list_that_cannot_be_read_says_so(string json) => Assert.ThrowsAny<InvalidDataException>(() => TargetListCodec.Read(Gzip(json)));

    [Fact]
    public void Bytes_that_are_not_gzip_say_so() => Assert.ThrowsAny<InvalidDataException>(() => TargetListCodec.Read(new byte[] { 1, 2, 3 }));

    [Fact]
    public void Revision_depends_on_the_content_and_not_on_the_order()
    {
        var second = Sample.Targets[0] with { Name = "other", Uid = "1" };
        var oneWay = TargetListRevision.Seal(Sample with { Targets = [Sample.Targets[0], second] });
        var otherWay = TargetListRevision.Seal(Sample with { Targets = [second, Sample.Targets[0]] });
        Assert.Equal(oneWay.Revision, otherWay.Revision);
        Assert.NotEqual(Sample.Revision, oneWay.Revision);
    }

    private static byte[] Gzip(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }
}
