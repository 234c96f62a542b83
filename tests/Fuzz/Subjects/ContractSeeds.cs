using System.Text;
using System.Text.Json;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Valid target lists and summaries.</summary>
internal static class ContractSeeds
{
    private static readonly TargetEntry Everything = new()
    {
        Uid = "8f0c", Generation = 3, Namespace = "web", Name = "shop", ObjectiveAvailability = 0.999,
        Probes =
        [
            Probe("ping", ProbeType.Icmp) with { Icmp = new IcmpEntry { Packets = 5, PayloadBytes = 56 }, AddressFamily = AddressFamily.Both, Thresholds = new ThresholdValues() },
            Probe("port", ProbeType.Tcp) with { Tcp = new TcpEntry { Port = 25, Send = "aGVsbG8=", Expect = new TcpExpectEntry { Regex = "^220 " } } },
            Probe("page", ProbeType.Http) with
            {
                Http = new HttpEntry { Path = "/a?b=c", Headers = [new HttpHeaderEntry { Name = "Accept", Value = "*/*" }], ExpectedStatusCodes = ["200-299"], BodyMatch = new BodyMatchEntry { Contains = "x" }, Tls = new TlsEntry() },
            },
            Probe("name", ProbeType.Dns) with { Dns = new DnsEntry { QueryName = "www.example.test", QueryType = "MX", Server = "192.0.2.53", ExpectedAnswers = ["10 mail.example.test"] } },
        ],
    };

    public static IReadOnlyList<TargetList> Samples { get; } =
    [
        TargetListRevision.Seal(new TargetList { Revision = "", Node = "edge-0", Egress = new EgressRules { AllowedCIDRs = ["10.0.0.0/8", "2001:db8::/32"], DeniedCIDRs = ["10.9.0.0/16"] }, Targets = [Everything] }),
        TargetListRevision.Seal(new TargetList { Revision = "", Node = "edge-0", Targets = [Everything with { Uid = "2", Name = "a", Probes = [Probe("ping", "QUIC")] }, Everything] }),
        TargetListRevision.Seal(new TargetList { Revision = "", Node = "edge-0" }),
    ];

    public static IReadOnlyList<byte[]> Lists { get; } = [.. Samples.Select(list => JsonSerializer.SerializeToUtf8Bytes(list, ContractJson.Default.TargetList))];

    public static IReadOnlyList<byte[]> Summaries { get; } = [.. new[] { true, false }.Select(full => JsonSerializer.SerializeToUtf8Bytes(
        new Summary
        {
            Node = "edge-0", Cursor = "7f3a-42", Full = full, Revision = "0123", Process = new ProcessFigures { CpuSeconds = 1.25, ResidentBytes = 48_000_000 },
            Rejected = [new RejectedEntry { Uid = "9", Probe = "quic", Reason = "Unsupported", Message = "there is no type QUIC" }],
            Rows = [Row("8f0c"), Row("8f0d") with { RttSeconds = null, State = "Down", Reason = "Timeout", Message = "no answer" }],
            Removed = [new SummaryKey("77", "port", "IPv6"), new SummaryKey("8f0c", "ping", "IPv4")],
        },
        ContractJson.Default.Summary))];

    public static IReadOnlyList<byte[]> Words { get; } = [.. new[]
    {
        "null", "true", "{}", "[]", "[null]", "{\"a\":1}", "\"\"", "\"\\ud800\"", "\\ud800", "\\u0000", "-1", "0", "1e999", "-1e999", "1e-999", "9223372036854775807", "2147483648", "\"1h\"", "\"-5s\"", "\"9999999999h\"",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"uid\":", "\"targets\":", ",\"uid\":\"x\"", "\u00FF", "\"::ffff:192.0.2.1\"", "\"10.0.0.0/33\"", "\"(a+)+$\"", ",", ":", "}", "]",
    }.Select(Encoding.Latin1.GetBytes)];

    private static SummaryRow Row(string uid) => new()
    {
        Uid = uid, Probe = "ping", Family = "IPv4", State = "Up", RawState = "Up", Reason = "Ok", RttSeconds = 0.0118, JitterSeconds = 0.0004, Sent = 100, Lost = 1, Rounds = 10,
        Since = DateTimeOffset.UnixEpoch, CertificateNotAfter = DateTimeOffset.UnixEpoch, Address = "192.0.2.10",
    };

    private static ProbeEntry Probe(string name, string type) => new()
    {
        Name = name, Type = type, Host = "www.example.test", Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromMilliseconds(500),
    };
}
