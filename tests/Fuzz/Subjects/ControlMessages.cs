using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>Time stamps, TTL and errors beside a packet.</summary>
internal sealed class ControlMessages() : FuzzSubject("control messages")
{
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        [.. Message(1, 35, [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]), .. Message(0, 2, [64, 0, 0, 0])],
        [.. Message(0, 11, [111, 0, 0, 0, 2, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Message(41, 52, [64, 0, 0, 0]), .. Message(41, 25, new byte[44])],
    ];

    public override int MaxBytes => 1024;

    public override long MaxAllocated(int length) => 0;

    public override void Take(byte[] input) => AncillaryData.Read(input);

    private static byte[] Message(int level, int type, byte[] data)
    {
        byte[] message = [.. BitConverter.GetBytes(16L + data.Length), .. BitConverter.GetBytes(level), .. BitConverter.GetBytes(type), .. data];
        return [.. message, .. new byte[-message.Length & 7]];
    }
}
