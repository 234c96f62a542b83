using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>An address that is probed, with the forms that the kernel wants made once.</summary>
internal sealed class ProbeAddress
{
    private const ushort LinuxIPv6 = 10;
    private readonly byte[] _socketAddress;

    public ProbeAddress(IPAddress address)
    {
        // A v4-mapped address is IPv4 on the wire, and an IPv6 socket could not send it.
        Value = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Family = Value.AddressFamily == AddressFamily.InterNetworkV6 ? IpFamily.V6 : IpFamily.V4;
        Bits = BitsOf(Value.GetAddressBytes());
        _socketAddress = ToSocketAddress(Value);
    }

    public IPAddress Value { get; }

    public IpFamily Family { get; }

    /// <summary>The address as a number, to compare received ones without allocating.</summary>
    public UInt128 Bits { get; }

    /// <summary><c>struct sockaddr_in</c> or <c>sockaddr_in6</c>, port 0.</summary>
    public ReadOnlySpan<byte> SocketAddress => _socketAddress;

    /// <summary>The same with a port.</summary>
    public byte[] SocketAddressOf(int port)
    {
        byte[] address = [.. _socketAddress];
        BinaryPrimitives.WriteUInt16BigEndian(address.AsSpan(2), (ushort)port);
        return address;
    }

    /// <summary>Reads what recvmsg stored; 0 when it is of another family.</summary>
    public static UInt128 BitsOfSocketAddress(ReadOnlySpan<byte> address, IpFamily family)
    {
        var (length, offset, size) = family == IpFamily.V4 ? (16, 4, 4) : (28, 8, 16);
        return address.Length < length ? 0 : BitsOf(address.Slice(offset, size));
    }

    public override string ToString() => Value.ToString();

    private static UInt128 BitsOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);

    private static byte[] ToSocketAddress(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            var v4 = new byte[16];
            WriteFamily(v4, 2);
            address.TryWriteBytes(v4.AsSpan(4), out _);
            return v4;
        }

        var v6 = new byte[28];
        WriteFamily(v6, LinuxIPv6);
        address.TryWriteBytes(v6.AsSpan(8), out _);
        BinaryPrimitives.WriteUInt32LittleEndian(v6.AsSpan(24), (uint)address.ScopeId);
        return v6;
    }

    // sa_family is in the machine's byte order; .NET on Linux runs on little-endian machines only, except s390x, which is not supported here.
    private static void WriteFamily(Span<byte> address, ushort family) => BinaryPrimitives.WriteUInt16LittleEndian(address, family);
}
