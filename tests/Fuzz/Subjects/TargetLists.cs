using System.IO.Compression;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Lists;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>The JSON of target lists: either the whole list is refused, or what is accepted can be measured and the rest is named.</summary>
internal sealed class TargetLists() : FuzzSubject("target list")
{
    public override IReadOnlyList<byte[]> Seeds => ContractSeeds.Lists;

    public override IReadOnlyList<byte[]> Words => ContractSeeds.Words;

    public override long MaxAllocated(int length) => 2 * 1024 * 1024 + (length * 512L);

    public override byte[] Prepare(byte[] input)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.NoCompression)) gzip.Write(input);
        return output.ToArray();
    }

    public override void Take(byte[] input)
    {
        try
        {
            var accepted = ListAcceptance.Accept(TargetListCodec.Read(input));
            Holds(accepted.Revision.Length > 0, "a list without a revision was accepted");
            foreach (var plan in accepted.Plans) Holds(EntryRules.Check(plan.Entry) is null && plan.Uid.Length > 0, "a plan breaks the rules for entries");
            Holds(accepted.Plans.Select(plan => plan.Key).Distinct().Count() == accepted.Plans.Count, "two plans have the same key");
            foreach (var rejected in accepted.Rejected) Holds(rejected is { Uid: not null, Reason.Length: > 0, Message.Length: > 0 }, "a rejected entry is not named");
        }
        catch (InvalidDataException e)
        {
            Holds(e.Message.Length > 0, "a list is refused without a word");
        }
    }
}
