using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using NetworkTelemetry.Prober.Icmp;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>The network 192.0.2.0/24 behind a TUN device: what comes back is decided by the last octet of the destination.</summary>
internal sealed unsafe partial class SimulatedNetwork : IDisposable
{
    public const string Answers = "192.0.2.10";
    public const string AnswersTwice = "192.0.2.11";
    public const string AnswersLate = "192.0.2.12";
    public const string Corrupts = "192.0.2.13";
    public const string Unreachable = "192.0.2.14";
    public const string ExpiresWithShortQuote = "192.0.2.15";
    public const string Silent = "192.0.2.16";
    public const string AnswersFromElsewhere = "192.0.2.17";

    /// <summary>Answer as <see cref="Answers"/> does, until the test says otherwise.</summary>
    public const string AnswersToo = "192.0.2.18", AnswersAsWell = "192.0.2.19";

    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(700);

    private readonly SafeFileHandle _device;
    private volatile string _dead = "";

    public SimulatedNetwork()
    {
        Assert.SkipUnless(File.Exists("/dev/net/tun"), "the kernel has no TUN devices");
        _device = File.OpenHandle("/dev/net/tun", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var request = stackalloc byte[40];
        Encoding.ASCII.GetBytes("sim0").CopyTo(new Span<byte>(request, 16));
        *(short*)(request + 16) = 0x1001; // IFF_TUN | IFF_NO_PI
        Assert.Equal(0, Ioctl(_device, 0x400454ca, request)); // TUNSETIFF
        OwnNetwork.Ip("addr add 192.0.2.1/24 dev sim0");
        // Room for every packet of a burst: what this queue dropped while our own thread waits for a processor would be loss of the test's making.
        OwnNetwork.Ip("link set sim0 txqueuelen 10000 up");
        new Thread(Serve) { IsBackground = true }.Start();
    }

    /// <summary>This one answers no more.</summary>
    public void Kill(string address) => _dead = address;

    public void Dispose() => _device.Dispose();

    private void Serve()
    {
        var packet = new byte[65536];
        try
        {
            while (true)
            {
                nint length;
                fixed (byte* buffer = packet) length = Read(_device, buffer, (nuint)packet.Length);
                if (length <= 0) return;
                if (packet[0] >> 4 != 4) continue;
                if (packet[9] == 1 && packet[20] == 8) Answer(packet.AsSpan(0, (int)length));
                else if (packet[9] == 17) Refuse(packet.AsSpan(0, (int)length));
            }
        }
        catch (ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>Routers know nothing of ports: a datagram gets the same errors as an echo request.</summary>
    private void Refuse(ReadOnlySpan<byte> datagram)
    {
        if (datagram[19] is 14 or 15) Answer(datagram);
    }

    private void Answer(ReadOnlySpan<byte> request)
    {
        if (_dead.EndsWith($".{request[19]}", StringComparison.Ordinal)) return;
        switch (request[19])
        {
            case 10 or 18 or 19: Send(Reply(request)); break;
            case 11:
                Send(Reply(request));
                Send(Reply(request));
                break;
            case 12:
                var late = Reply(request);
                _ = Task.Delay(Late).ContinueWith(_ => Send(late), TaskScheduler.Default);
                break;
            case 13:
                var corrupt = Reply(request);
                corrupt[^1] ^= 0x40;
                Send(corrupt);
                break;
            case 14: Send(Error(request, type: 3, code: 1, request.Length)); break;
            case 15: Send(Error(request, type: 11, code: 0, 28)); break;
            case 17:
                var foreign = Reply(request);
                foreign[15] = 99;
                Send(WithIpChecksum(foreign));
                break;
            default: break;
        }
    }

    private static byte[] Reply(ReadOnlySpan<byte> request)
    {
        var reply = request.ToArray();
        request[16..20].CopyTo(reply.AsSpan(12));
        request[12..16].CopyTo(reply.AsSpan(16));
        reply[20] = 0;
        SetChecksum(reply.AsSpan(20), 2);
        return WithIpChecksum(reply);
    }

    private static byte[] Error(ReadOnlySpan<byte> request, byte type, byte code, int quoted)
    {
        byte[] error = [.. request[..20], type, code, 0, 0, 0, 0, 0, 0, .. request[..quoted]];
        error[9] = 1;
        (error[2], error[3]) = ((byte)(error.Length >> 8), (byte)error.Length);
        new byte[] { 192, 0, 2, 254 }.CopyTo(error, 12);
        request[12..16].CopyTo(error.AsSpan(16));
        SetChecksum(error.AsSpan(20), 2);
        return WithIpChecksum(error);
    }

    private static byte[] WithIpChecksum(byte[] packet)
    {
        SetChecksum(packet.AsSpan(0, 20), 10);
        return packet;
    }

    private static void SetChecksum(Span<byte> data, int at)
    {
        (data[at], data[at + 1]) = (0, 0);
        var sum = InternetChecksum.Compute(data);
        (data[at], data[at + 1]) = ((byte)(sum >> 8), (byte)sum);
    }

    private void Send(byte[] packet)
    {
        try
        {
            fixed (byte* bytes = packet) _ = Write(_device, bytes, (nuint)packet.Length);
        }
        catch (ObjectDisposedException)
        {
            // A late reply after the end of the test.
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(SafeFileHandle device, nuint request, byte* argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle device, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle device, byte* buffer, nuint length);
}
