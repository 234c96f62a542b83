using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Dns.Messages;

namespace NetworkTelemetry.Prober.Tests.Dns.Messages;

public sealed class DnsMessageReaderTests
{
    private static readonly DnsQuestion Question = new("www.example.test", RecordType.A);

    private static byte[] Query(DnsQuestion question, ushort id = 0x1234)
    {
        var buffer = new byte[DnsQuery.MaxBytes];
        return buffer[..DnsQuery.Write(buffer, id, question)];
    }

    private static ResponseBuilder Response() => new(Query(Question));

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    public static TheoryData<int, string, string> Data => new()
    {
        { 1, "C0000207", "192.0.2.7" },
        { 28, "20010DB8000000000000000000000007", "2001:db8::7" },
        { 2, "C010", "example.test." },
        { 5, Convert.ToHexString(ResponseBuilder.Name("a.b")), "a.b." },
        { 12, "00", "." },
        { 15, "000A C010", "10 example.test." },
        { 33, "000A 003C 13C4" + Convert.ToHexString(ResponseBuilder.Name("sip.example.test")), "10 60 5060 sip.example.test." },
        { 6, "C010 C00C 00000001 00000002 00000003 00000004 00000005", "example.test. www.example.test. 1 2 3 4 5" },
        { 16, Convert.ToHexString([.. Text("v=spf1 \"a\\b\""), .. Text("")]), """
            "v=spf1 \"a\\b\"" ""
            """.Trim() },
        { 16, "02C3A4", "\"\\195\\164\"" },
        { 257, "00" + Convert.ToHexString([.. Text("issue"), .. Encoding.ASCII.GetBytes("ca.test")]), "0 issue \"ca.test\"" },
        { 65, "0001 00", "1 ." },
        { 65, "0001 00 0001 0006 02 6832 02 6833 0003 0002 01BB 0004 0004 C0000207 0006 0010 20010DB8000000000000000000000007", "1 . alpn=h2,h3 port=443 ipv4hint=192.0.2.7 ipv6hint=2001:db8::7" },
        { 65, "0001 00 0000 0002 0001 0002 0000 0005 0003 010203 0007 0002 6162 0008 0000", "1 . mandatory=alpn no-default-alpn ech=AQID key7=\"ab\" key8" },
        { 99, "0102", @"\# 2 0102" },
    };

    [Theory]
    [MemberData(nameof(Data))]
    public void Data_is_written_as_zone_files_have_it(int type, string hex, string expected)
    {
        Assert.Equal(DnsReading.Whole, DnsMessageReader.Read(Response().Answer(type, Hex(hex)).Build(), out var message));
        var record = Assert.Single(message.Answers);
        Assert.Equal(("www.example.test.", expected, 300u), (record.Name, record.Data, record.Ttl));
    }

    [Theory]
    [InlineData(1, "C00002")] // an address of three bytes
    [InlineData(1, "C000020700")]
    [InlineData(28, "C0000207")]
    [InlineData(15, "000A")]
    [InlineData(16, "")]
    [InlineData(16, "05616263")]
    [InlineData(257, "0009697373")]
    [InlineData(65, "0001 00 0001 00FF 026832")]
    [InlineData(65, "0001 00 0003 0001 01")]
    [InlineData(2, "C0FF")] // a pointer past the end
    [InlineData(2, "40")] // a label type that never was
    public void Data_that_is_not_of_its_type_is_malformed(int type, string hex) =>
        Assert.Equal(DnsReading.Malformed, DnsMessageReader.Read(Response().Answer(type, Hex(hex)).Build(), out _));

    [Fact]
    public void Pointers_in_a_circle_end()
    {
        var response = Response();
        var here = response.Position;
        byte[] toItself = [0xC0, (byte)here];
        Assert.Equal(DnsReading.Malformed, DnsMessageReader.Read(response.Add(0, toItself, 1, 1, [1, 2, 3, 4]).Build(), out _));

        // A label and then a pointer back to it: each round would make the name longer.
        byte[] around = [1, (byte)'a', 0xC0, (byte)here];
        Assert.Equal(DnsReading.Malformed, DnsMessageReader.Read(Response().Add(0, around, 1, 1, [1, 2, 3, 4]).Build(), out _));
    }

    [Fact]
    public void Names_of_255_bytes_are_read_and_longer_ones_not()
    {
        var label = new string('x', 63);
        var longest = ResponseBuilder.Name($"{label}.{label}.{label}.{label[..61]}");
        Assert.Equal(255, longest.Length);
        Assert.Equal(DnsReading.Whole, DnsMessageReader.Read(Response().Add(0, longest, 1, 1, [1, 2, 3, 4]).Build(), out _));
        Assert.Equal(DnsReading.Malformed, DnsMessageReader.Read(Response().Add(0, ResponseBuilder.Name($"{label}.{label}.{label}.{label[..62]}"), 1, 1, [1, 2, 3, 4]).Build(), out _));
    }

    [Fact]
    public void The_upper_bits_of_the_code_come_from_EDNS_and_its_record_is_not_counted()
    {
        DnsMessageReader.Read(Response().Add(2, [0], 41, 0x01_00_00_00, [], 1232).Build(), out var message);
        Assert.Equal((16, 0), (message.ResponseCode, message.Additionals.Count));
    }

    [Fact]
    public void Bytes_of_any_kind_never_throw() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
    {
        byte[] counted = [0x12, 0x34, 0x81, 0x80, 0, 1, 0, 3, 0, 2, 0, 2, .. bytes ?? []];
        AssertScanAgrees(bytes);
        AssertScanAgrees(counted);
        ResponseMatch.IsResponseTo(counted, 0x1234, Question);
    }));

    [Fact]
    public void Valid_messages_with_changed_or_missing_bytes_never_throw()
    {
        var valid = Data.Aggregate(Response(), (response, row) => response.Answer(row.Data.Item1, Hex(row.Data.Item2))).Add(2, [0], 41, 0, [], 1232).Build();
        Assert.Equal(DnsReading.Whole, DnsMessageReader.Read(valid, out _));
        for (var i = 0; i < valid.Length; i++)
        {
            AssertScanAgrees(valid.AsSpan(0, i));
            byte[] changed = [.. valid];
            for (var value = 0; value < 256; value++)
            {
                changed[i] = (byte)value;
                AssertScanAgrees(changed);
            }
        }
    }

    private static void AssertScanAgrees(ReadOnlySpan<byte> bytes)
    {
        var reading = DnsMessageReader.Read(bytes, out var message);
        Assert.Equal(reading, DnsMessageReader.Scan(bytes, out var figures));
        if (reading != DnsReading.Whole) return;
        Assert.Equal(message.Figures, figures);
        Assert.Equal((message.Answers.Count, message.Authorities.Count, message.Additionals.Count), (figures.Answers, figures.Authorities, figures.Additionals));
        Assert.Equal(message.Answers.Count == 0 ? null : message.Answers.Min(record => record.Ttl), figures.MinTtl);
    }

    [Fact]
    public void The_serial_is_that_of_a_SOA_of_the_Internet_and_no_other_class_breaks_the_reading()
    {
        byte[] soa = [.. ResponseBuilder.Name("ns.example.test"), .. ResponseBuilder.Name("admin.example.test"), .. ResponseBuilder.Number32(2026112101), .. new byte[16]];
        var (owner, type, chaos) = (ResponseBuilder.Name("example.test"), (int)RecordType.SOA, 3);
        DnsMessageReader.Scan(Response().Add(0, owner, type, 60, [], chaos).Add(1, owner, type, 60, soa).Build(), out var figures);
        Assert.Equal(2026112101u, figures.SoaSerial);
        Assert.Equal(DnsReading.Whole, DnsMessageReader.Scan(Response().Add(0, owner, type, 60, [], chaos).Build(), out figures));
        Assert.Null(figures.SoaSerial);
        Assert.Equal(DnsReading.Malformed, DnsMessageReader.Scan(Response().Add(0, owner, type, 60, []).Build(), out _));
    }

    [Fact]
    public void Every_name_survives_the_way_to_the_wire_and_back() => Check.QuickThrowOnFailure(Prop.ForAll<byte[][]>(labels =>
    {
        byte[][] usable = [.. (labels ?? []).Where(label => label is { Length: > 0 }).Select(label => label.Take(63).ToArray()).Take(3)];
        byte[] wire = [.. usable.SelectMany(label => (byte[])[(byte)label.Length, .. label]), 0];
        var offset = 0;
        Assert.True(DomainName.TryRead(wire, ref offset, out var name));
        var buffer = new byte[DomainName.MaxBytes];
        Assert.True(DomainName.TryWrite(name, buffer, out var written), name);
        Assert.Equal(wire, buffer[..written]);
        Assert.Equal(wire.Length, offset);
    }));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("\\")]
    [InlineData("\\25")]
    [InlineData("\\256")]
    [InlineData("ä.test")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test")]
    public void What_is_no_name_is_not_written(string name) => Assert.False(DomainName.TryWrite(name, new byte[DomainName.MaxBytes], out _));

    [Theory]
    [InlineData(".", "00")]
    [InlineData("a", "016100")]
    [InlineData("a.", "016100")]
    [InlineData("a\\.b.c", "03612E62016300")]
    [InlineData("\\000\\255", "0200FF00")]
    public void Names_are_written_with_or_without_the_last_dot(string name, string hex)
    {
        var buffer = new byte[DomainName.MaxBytes];
        Assert.True(DomainName.TryWrite(name, buffer, out var written));
        Assert.Equal(hex, Convert.ToHexString(buffer, 0, written));
    }

    [Fact]
    public void A_query_asks_with_recursion_and_EDNS() => Assert.Equal(
        "1234" + "0100" + "0001" + "0000" + "0000" + "0001" + "03777777" + "076578616D706C65" + "0474657374" + "00" + "0041" + "0001" + "00" + "0029" + "04D0" + "00000000" + "0000",
        Convert.ToHexString(Query(Question with { Type = RecordType.HTTPS })));

    [Theory]
    [InlineData("WWW.Example.TEST.", RecordType.A, 0x1234, true)]
    [InlineData("www.example.test", RecordType.AAAA, 0x1234, false)]
    [InlineData("example.test", RecordType.A, 0x1234, false)]
    [InlineData("www.example.test", RecordType.A, 0x1235, false)]
    internal void A_response_repeats_identifier_and_question(string name, RecordType type, ushort id, bool matches) =>
        Assert.Equal(matches, ResponseMatch.IsResponseTo(Response().Build(), id, new DnsQuestion(name, type)));

    [Fact]
    public void Only_a_server_that_did_not_understand_may_leave_the_question_out()
    {
        Assert.True(ResponseMatch.IsResponseTo(new ResponseBuilder(Query(Question), code: 1, withQuestion: false).Build(), 0x1234, Question));
        Assert.False(ResponseMatch.IsResponseTo(new ResponseBuilder(Query(Question), withQuestion: false).Build(), 0x1234, Question));
    }
}
