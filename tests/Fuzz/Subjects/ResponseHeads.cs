using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Heads of HTTP/1 responses.</summary>
internal sealed class ResponseHeads() : FuzzSubject("HTTP head")
{
    public override IReadOnlyList<byte[]> Seeds => HttpSeeds.Responses;

    public override IReadOnlyList<byte[]> Words => HttpSeeds.Words;

    public override long MaxAllocated(int length) => 16 * 1024 + (length * 16L);

    public override void Take(byte[] input)
    {
        var length = ResponseHeadReader.LengthOf(input, 0);
        Holds(length >= 0 && length <= input.Length, "a head is part of what was received");
        for (var seen = 1; seen < Math.Min(length, 64); seen++)
            Holds(ResponseHeadReader.LengthOf(input, Math.Min(seen, length - 1)) == length, "where a head ends depends on how it came");
        if (ResponseHeadReader.Read(input.AsSpan(0, length)) is not { } head) return;
        Holds(ResponseHeadReader.CanBegin(input), "what can't begin a response was read as one");
        Holds(head.Status is >= 100 and <= 999 && head.ContentLength is null or >= 0, "a status or a length can't be");
    }
}
