using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Dns;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Responses to a query of ours, and what is made of them.</summary>
internal sealed class DnsMessages() : FuzzSubject("DNS")
{
    private static readonly DnsEntry[] Entries =
        [.. QueryTypes.All.Select(type => new DnsEntry { QueryName = "www.example.test", QueryType = type, ExpectedAnswers = [AnswerForm.Example(type)] })];

    private static readonly QueryTemplate Query = new(Entries[0]);
    private static readonly byte[] Asked = Query.Write(0x1234).ToArray();

    public override IReadOnlyList<byte[]> Seeds { get; } = [.. DnsSeeds.Of(Asked)];

    public override IReadOnlyList<byte[]> Words { get; } = [[0xC0, 0x0C], [0xC0, 0x1D], [0xFF, 0xFF], [0], [63], [0, 41], [0, 6, 0, 1], [0, 65, 0, 1], ResponseBuilder.Name("a.b")];

    public override int MaxBytes => ushort.MaxValue;

    // Each record has up to three names of up to a thousand characters, and its list of them.
    public override long MaxAllocated(int length) => 64 * 1024 + (Math.Min(length / 11L, DnsMessageReader.MaxRecords) * 40 * 1024);

    public override void Take(byte[] input)
    {
        var reading = DnsMessageReader.Read(input, out var message);
        Holds(DnsMessageReader.Scan(input, out var figures) == reading, "scanning and reading come to different verdicts");
        Holds(reading != DnsReading.Whole || figures == message.Figures, "scanning and reading come to different figures");
        Holds(message.Answers.Count == message.Figures.Answers, "the number of answers");
        foreach (var record in message.Answers) IsName(record.Name);
        foreach (var entry in Entries) AnswerJudgement.Judge(entry, message.ResponseCode, message.Answers, 1);
        if (ResponseMatch.IsResponseTo(input, 0x1234, Query)) Holds(ResponseMatch.IsResponseTo(input, 0x1234, Query.Question), "a response was taken for the question's bytes alone");
        Holds(!ResponseMatch.IsResponseTo(input, 0x4321, Query) || (input[0] == 0x43 && input[1] == 0x21), "a response with another identifier was taken");
    }

    private static void IsName(string name)
    {
        Span<byte> wire = stackalloc byte[DomainName.MaxBytes];
        Holds(DomainName.TryWrite(name, wire, out var written), $"{name} was read and can't be written");
        var offset = 0;
        Holds(DomainName.TryRead(wire[..written], ref offset, out var again) && again == name && offset == written, $"{name} does not survive being written");
    }
}
