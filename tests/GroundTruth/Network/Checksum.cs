using System.Buffers.Binary;

namespace NetworkTelemetry.GroundTruth.Network;

/// <summary>RFC 1071, written anew: a mistake that the prober's own code shared would not be seen.</summary>
internal static class Checksum
{
    public static uint Sum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i++) sum += i % 2 == 0 ? (uint)data[i] << 8 : data[i];
        return sum;
    }

    public static ushort Of(ReadOnlySpan<byte> data, uint initial = 0)
    {
        var sum = Sum(data) + initial;
        while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }

    public static void Set(Span<byte> data, int at, uint initial = 0)
    {
        (data[at], data[at + 1]) = (0, 0);
        BinaryPrimitives.WriteUInt16BigEndian(data[at..], Of(data, initial));
    }
}
