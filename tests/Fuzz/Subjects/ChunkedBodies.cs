using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Bodies in chunks: the same bytes make the same body, however they are cut into pieces.</summary>
internal sealed class ChunkedBodies() : FuzzSubject("HTTP chunks")
{
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        "5\r\nhello\r\n0\r\n\r\n"u8.ToArray(), "a;name=\"value\"\r\n0123456789\r\n1\r\nx\r\n0\r\nTrailer: yes\r\n\r\n"u8.ToArray(), "3\nabc\n0\n\n"u8.ToArray(),
        "fffffffffffffff\r\nendless"u8.ToArray(),
    ];

    public override IReadOnlyList<byte[]> Words { get; } = ["\r\n"u8.ToArray(), "0\r\n\r\n"u8.ToArray(), ";"u8.ToArray(), "FFFFFFFFFFFFFFFF"u8.ToArray(), "-1"u8.ToArray()];

    // The pieces and the two bodies of this test are counted too.
    public override long MaxAllocated(int length) => 16 * 1024 + (length * 160L);

    public override void Take(byte[] input)
    {
        var whole = Body(input, input.Length);
        var pieces = Body(input, (input.Length % 7) + 1);
        Holds(whole.AsSpan().SequenceEqual(pieces), "a body depends on the pieces in which it came");
        Holds(whole.Length <= input.Length, "a body is part of what was received");
    }

    private static byte[] Body(byte[] input, int piece)
    {
        var framing = new ChunkedFraming();
        var received = (byte[])input.Clone();
        var count = 0;
        try
        {
            for (var at = 0; at < input.Length && !framing.HasEnded; at += piece)
            {
                var part = received.AsSpan(at, Math.Min(piece, input.Length - at));
                var taken = framing.Take(part);
                part[..taken].CopyTo(received.AsSpan(count));
                count += taken;
            }

            framing.Close();
            return received[..count];
        }
        catch (HttpIOException)
        {
            // What came before the mistake may already have been passed on, in one piece more than in another.
            return [];
        }
    }
}
