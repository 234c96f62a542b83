using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Fuzz.Engine;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Files that should be gzip.</summary>
internal sealed class TargetListArchives() : FuzzSubject("target list, gzip")
{
    private readonly TargetLists _lists = new();

    public override IReadOnlyList<byte[]> Seeds { get; } = [.. ContractSeeds.Samples.Select(TargetListCodec.Write)];

    // Deflate makes up to a thousand bytes of one.
    public override long MaxAllocated(int length) => 2 * 1024 * 1024 + (length * 4096L);

    public override void Take(byte[] input) => _lists.Take(input);
}
