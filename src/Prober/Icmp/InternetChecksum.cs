using System.Buffers.Binary;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>The Internet checksum (RFC 1071).</summary>
internal static class InternetChecksum
{
    /// <summary>Over data that holds its own checksum the result is 0.</summary>
    public static ushort Compute(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (; data.Length >= 2; data = data[2..])
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(data);
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        if (data.Length == 1) sum += (uint)(data[0] << 8);
        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}
