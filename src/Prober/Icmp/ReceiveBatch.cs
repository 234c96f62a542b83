using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>Room for the packets that one recvmmsg takes, with their sources and control messages. The memory is the kernel's to write to, so it never moves.</summary>
internal sealed unsafe class ReceiveBatch : IDisposable
{
    private const int DontWait = 0x40;
    private const int NameBytes = 32, ControlBytes = 224;
    private const int TargetBytes = 256 * 1024, MaxPackets = 64, MinPackets = 4;
    private const int MaxAttempts = 8;

    private readonly IpFamily _family;
    private readonly int _capacity;
    private readonly byte* _memory;
    private readonly MultiMessageHeader* _headers;

    /// <param name="packetBytes">Of the largest packet; what is longer is cut off.</param>
    public ReceiveBatch(IpFamily family, int packetBytes)
    {
        _family = family;
        PacketBytes = packetBytes;
        _capacity = Math.Clamp(TargetBytes / packetBytes, MinPackets, MaxPackets);
        var each = sizeof(MultiMessageHeader) + sizeof(IoVector) + NameBytes + ControlBytes + packetBytes;
        _memory = (byte*)NativeMemory.AllocZeroed((nuint)(each * _capacity));
        _headers = (MultiMessageHeader*)_memory;
        var vectors = (IoVector*)(_headers + _capacity);
        var names = (byte*)(vectors + _capacity);
        var controls = names + (NameBytes * _capacity);
        var packets = controls + (ControlBytes * _capacity);
        for (var i = 0; i < _capacity; i++)
        {
            vectors[i] = new IoVector { Base = packets + (packetBytes * (long)i), Length = (nuint)packetBytes };
            _headers[i].Header = new MessageHeader { Name = names + (NameBytes * i), Vectors = vectors + i, VectorCount = 1, Control = controls + (ControlBytes * i) };
        }
    }

    public int PacketBytes { get; }

    /// <summary>How many were received, up to the batch's capacity: then there may be more.</summary>
    /// <param name="hadError">The socket had a pending error: there is something in its error queue.</param>
    public int Receive(int descriptor, int flags, out bool isFull, out bool hadError)
    {
        hadError = false;
        for (var i = 0; i < _capacity; i++)
        {
            _headers[i].Header.NameLength = NameBytes;
            _headers[i].Header.ControlLength = ControlBytes;
        }

        for (var attempt = 0; ; attempt++)
        {
            var count = Libc.ReceiveMessages(descriptor, _headers, (uint)_capacity, flags | DontWait, null);
            isFull = count == _capacity;
            if (count >= 0) return count;

            // Anything but "nothing there" is a pending error that this very call has cleared: look once more.
            if (Marshal.GetLastPInvokeError() is Errno.EAGAIN || attempt == MaxAttempts) return 0;
            hadError = true;
        }
    }

    public ReadOnlySpan<byte> BytesOf(int index) => new(_headers[index].Header.Vectors->Base, (int)_headers[index].Length);

    public ReceivedPacket Read(int index)
    {
        ref var header = ref _headers[index].Header;
        var ancillary = AncillaryData.Read(new ReadOnlySpan<byte>(header.Control, (int)Math.Min(header.ControlLength, ControlBytes)));
        var source = ProbeAddress.BitsOfSocketAddress(new ReadOnlySpan<byte>(header.Name, (int)Math.Min(header.NameLength, NameBytes)), _family);
        return new ReceivedPacket(source, ancillary.KernelTime, ancillary.Errno, ancillary.IcmpType, ancillary.Ttl);
    }

    /// <summary>Port of a datagram's sender, or of an error's original destination.</summary>
    public int PortOf(int index) => BinaryPrimitives.ReadUInt16BigEndian(new ReadOnlySpan<byte>(_headers[index].Header.Name + 2, sizeof(ushort)));

    /// <summary>Whether it was longer than there is room.</summary>
    public bool IsCut(int index)
    {
        const int Truncated = 0x20;
        return (_headers[index].Header.Flags & Truncated) != 0;
    }

    public void Dispose() => NativeMemory.Free(_memory);
}
