using System.Runtime.InteropServices;
using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.GroundTruth.Truth;

/// <summary>A packet socket on the device: it sees what leaves after the queue and what arrives before any socket, both stamped by the kernel.</summary>
internal sealed unsafe partial class PacketTap : IDisposable
{
    private const int PacketFamily = 17, Raw = 3, CloseOnExec = 0x80000, AllProtocols = 0x0300;
    private const int Capacity = 64, FrameBytes = 256, ControlBytes = 64, OutgoingOffset = 10, NameBytes = 20;

    private readonly int _descriptor = Libc.Socket(PacketFamily, Raw | CloseOnExec, AllProtocols);
    private readonly List<SeenPacket> _seen = [];
    private readonly Thread _thread;
    private volatile bool _stopping;

    public PacketTap(int interfaceIndex)
    {
        Assert.SkipWhen(_descriptor < 0, "packet sockets need root");
        Stamping.Await();
        int buffer = 256 * 1024 * 1024, on = 1;
        Assert.Equal(0, Libc.SetSocketOption(_descriptor, LinuxSocket.Level, 33, &buffer, sizeof(int)));
        Assert.Equal(0, Libc.SetSocketOption(_descriptor, LinuxSocket.Level, 35, &on, sizeof(int)));
        var address = stackalloc byte[NameBytes];
        new Span<byte>(address, NameBytes).Clear();
        *(ushort*)address = PacketFamily;
        *(ushort*)(address + 2) = AllProtocols;
        *(int*)(address + 4) = interfaceIndex;
        Assert.Equal(0, Bind(_descriptor, address, NameBytes));
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Stops, and returns everything that was seen.</summary>
    public IReadOnlyList<SeenPacket> Stop()
    {
        _stopping = true;
        _thread.Join();
        var statistics = stackalloc uint[2];
        uint length = 2 * sizeof(uint);
        Assert.Equal(0, Libc.GetSocketOption(_descriptor, 263, 6, statistics, &length)); // SOL_PACKET, PACKET_STATISTICS
        Assert.Equal(0u, statistics[1]);
        return _seen;
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _ = Libc.Close(_descriptor);
    }

    private void Run()
    {
        var memory = (byte*)NativeMemory.AllocZeroed(Capacity * (FrameBytes + ControlBytes + NameBytes));
        var headers = stackalloc MultiMessageHeader[Capacity];
        var vectors = stackalloc IoVector[Capacity];
        while (true)
        {
            // What the prober has counted already may still wait here.
            var isLast = _stopping;
            for (var i = 0; i < Capacity; i++)
            {
                vectors[i] = new IoVector { Base = memory + (i * FrameBytes), Length = FrameBytes };
                headers[i].Header = new MessageHeader
                {
                    Name = memory + (Capacity * FrameBytes) + (i * NameBytes), NameLength = NameBytes, Vectors = vectors + i, VectorCount = 1,
                    Control = memory + (Capacity * (FrameBytes + NameBytes)) + (i * ControlBytes), ControlLength = ControlBytes,
                };
            }

            var count = Libc.ReceiveMessages(_descriptor, headers, Capacity, 0x40, null);
            if (count <= 0 && isLast) break;
            if (count <= 0) Thread.Sleep(2);
            for (var i = 0; i < count; i++)
            {
                var time = AncillaryData.Read(new ReadOnlySpan<byte>(headers[i].Header.Control, (int)headers[i].Header.ControlLength)).KernelTime;
                Take(new ReadOnlySpan<byte>(vectors[i].Base, (int)headers[i].Length), time, isOutgoing: headers[i].Header.Name[OutgoingOffset] == 4);
            }
        }

        NativeMemory.Free(memory);
    }

    private void Take(ReadOnlySpan<byte> packet, long time, bool isOutgoing)
    {
        if (!EchoPacket.IsIcmp(packet)) return;
        var isV6 = EchoPacket.FamilyOf(packet) == IpFamily.V6;
        if (isOutgoing)
        {
            if (EchoPacket.IsRequest(packet)) _seen.Add(new SeenPacket(time, PacketKind.Request, isV6, Addressing.TargetOf(EchoPacket.Destination(packet)), EchoPacket.SerialOf(EchoPacket.Icmp(packet))));
        }
        else if (EchoPacket.IsReply(packet))
        {
            if (EchoPacket.IsIntact(packet)) _seen.Add(new SeenPacket(time, PacketKind.Reply, isV6, Addressing.TargetOf(EchoPacket.Source(packet)), EchoPacket.SerialOf(EchoPacket.Icmp(packet))));
        }
        else if (EchoPacket.Icmp(packet) is { Length: > 48 } error && EchoPacket.IsIcmp(error[8..]))
        {
            _seen.Add(new SeenPacket(time, PacketKind.Error, isV6, Addressing.TargetOf(EchoPacket.Destination(error[8..])), EchoPacket.SerialOf(EchoPacket.Icmp(error[8..]))));
        }
    }

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(int descriptor, byte* address, uint length);
}
