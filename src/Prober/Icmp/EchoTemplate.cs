using System.Buffers.Binary;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>
/// An echo request of which only the numbers change. Its checksum is that of the request with serial 0, updated by what the numbers add (RFC 1624, equation 3).
/// </summary>
internal sealed class EchoTemplate(IpFamily family, ushort identifier, ulong token)
{
    private byte[] _packet = [];
    private int _length;
    private uint _sum;

    /// <summary>The packet as <see cref="EchoCodec.WriteRequest"/> writes it; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(uint serial, int payloadBytes)
    {
        if (_length != EchoCodec.HeaderBytes + payloadBytes) Make(payloadBytes);
        var packet = _packet.AsSpan(0, _length);
        BinaryPrimitives.WriteUInt16BigEndian(packet[6..], (ushort)serial);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], serial);
        if (family == IpFamily.V6) return packet;

        // The low half of the serial is in the packet twice: as the sequence and in the payload.
        var sum = _sum + (serial >> 16) + (2 * (serial & 0xFFFF));
        sum = (sum & 0xFFFF) + (sum >> 16);
        sum = (sum & 0xFFFF) + (sum >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)~sum);
        return packet;
    }

    private void Make(int payloadBytes)
    {
        _length = EchoCodec.HeaderBytes + payloadBytes;
        if (_packet.Length < _length) _packet = new byte[_length];
        EchoCodec.WriteRequest(_packet, family, identifier, 0, token, payloadBytes);
        _sum = (ushort)~BinaryPrimitives.ReadUInt16BigEndian(_packet.AsSpan(2));
    }
}
