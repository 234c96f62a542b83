using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>An address that is probed, with the forms that the kernel wants made once, all in one object.</summary>
internal sealed class ProbeAddress
{
    private const ushort LinuxIPv6 = 10;
    private const int V4Bytes = 16, V6Bytes = 28;

    private readonly SocketAddressBytes _socketAddress;
    private long _pace;

    public ProbeAddress(IPAddress address)
    {
        Value = PlainOf(address);
        Family = Value.AddressFamily == AddressFamily.InterNetworkV6 ? IpFamily.V6 : IpFamily.V4;
        IsLoopback = IPAddress.IsLoopback(Value);
        Bits = BitsOf(Value.GetAddressBytes());
        Write(_socketAddress, Value);
    }

    public IPAddress Value { get; }

    public IpFamily Family { get; }

    public bool IsLoopback { get; }

    /// <summary>The address as a number, to compare received ones without allocating.</summary>
    public UInt128 Bits { get; }

    /// <summary><c>struct sockaddr_in</c> or <c>sockaddr_in6</c>, port 0.</summary>
    public ReadOnlySpan<byte> SocketAddress => ((ReadOnlySpan<byte>)_socketAddress)[..(Family == IpFamily.V4 ? V4Bytes : V6Bytes)];

    /// <summary>Of <see cref="Pacer"/>: the schedule of requests to this address.</summary>
    public ref long Pace => ref _pace;

    /// <summary>Of <see cref="AddressBook"/>.</summary>
    public int Users { get; set; }

    /// <summary>A v4-mapped address is IPv4 on the wire, and an IPv6 socket could not send it.</summary>
    public static IPAddress PlainOf(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The same with a port.</summary>
    public byte[] SocketAddressOf(int port)
    {
        byte[] address = [.. SocketAddress];
        BinaryPrimitives.WriteUInt16BigEndian(address.AsSpan(2), (ushort)port);
        return address;
    }

    /// <summary>Reads what recvmsg stored; 0 when it is of another family.</summary>
    public static UInt128 BitsOfSocketAddress(ReadOnlySpan<byte> address, IpFamily family)
    {
        var (length, offset, size) = family == IpFamily.V4 ? (V4Bytes, 4, 4) : (V6Bytes, 8, 16);
        return address.Length < length ? 0 : BitsOf(address.Slice(offset, size));
    }

    public override string ToString() => Value.ToString();

    private static UInt128 BitsOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);

    // sa_family is in the machine's byte order; .NET on Linux runs on little-endian machines only, except s390x, which is not supported here.
    private static void Write(Span<byte> to, IPAddress address)
    {
        var isV4 = address.AddressFamily == AddressFamily.InterNetwork;
        BinaryPrimitives.WriteUInt16LittleEndian(to, isV4 ? (ushort)2 : LinuxIPv6);
        address.TryWriteBytes(to[(isV4 ? 4 : 8)..], out _);
        if (!isV4) BinaryPrimitives.WriteUInt32LittleEndian(to[24..], (uint)address.ScopeId);
    }

    [InlineArray(V6Bytes)]
    private struct SocketAddressBytes
    {
        private byte _first;
    }
}
