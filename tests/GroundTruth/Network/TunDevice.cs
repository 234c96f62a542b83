using System.Runtime.InteropServices;
using System.Text;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.GroundTruth.Network;

/// <summary>A network device whose other end is this program. Made in the network namespace of the calling thread.</summary>
internal sealed unsafe partial class TunDevice : IDisposable
{
    public const string Name = "sim0";

    private const int ReadWrite = 2, NonBlocking = 0x800, CloseOnExec = 0x80000;

    public TunDevice()
    {
        Assert.SkipUnless(File.Exists("/dev/net/tun"), "the kernel has no TUN devices");
        Descriptor = Open("/dev/net/tun", ReadWrite | NonBlocking | CloseOnExec);
        Assert.SkipWhen(Descriptor < 0, "TUN devices need root");
        var request = stackalloc byte[40];
        new Span<byte>(request, 40).Clear();
        Encoding.ASCII.GetBytes(Name).CopyTo(new Span<byte>(request, 16));
        *(short*)(request + 16) = 0x1001; // IFF_TUN | IFF_NO_PI
        Assert.Equal(0, Ioctl(Descriptor, 0x400454ca, request)); // TUNSETIFF

        // Room for every packet of a burst: what this queue dropped while our own thread waits for a processor would be loss of the test's making.
        OwnNetwork.Ip($"link set {Name} txqueuelen 20000 up");
        OwnNetwork.Ip($"addr add {Addressing.LocalV4}/15 dev {Name}");
        OwnNetwork.Ip($"addr add {Addressing.LocalV6}/64 dev {Name} nodad");
        var socket = Libc.Socket(2, 2 | CloseOnExec, 0);
        Assert.Equal(0, Ioctl(socket, 0x8933, request)); // SIOCGIFINDEX; the name is in its place still
        _ = Libc.Close(socket);
        Index = *(int*)(request + 16);
    }

    public int Descriptor { get; }

    public int Index { get; }

    /// <summary>False when there is no packet now.</summary>
    public bool TryRead(Span<byte> buffer, out int length)
    {
        fixed (byte* bytes = buffer) length = (int)Libc.Read(Descriptor, bytes, (nuint)buffer.Length);
        return length > 0;
    }

    public void Write(ReadOnlySpan<byte> packet)
    {
        fixed (byte* bytes = packet) _ = Libc.Write(Descriptor, bytes, (nuint)packet.Length);
    }

    public void Dispose() => _ = Libc.Close(Descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(int descriptor, nuint request, byte* argument);
}
