using System.Diagnostics;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.GroundTruth.Network;

/// <summary>Answers for thousands of addresses behind a TUN device as a script says: for each target, and each of its requests in the order of their coming.</summary>
internal sealed class SimulatedNetwork : IDisposable
{
    private readonly TunDevice _device;
    private readonly Func<int, int, Treatment> _script;
    private readonly Dictionary<int, int> _seen = [];
    private readonly PriorityQueue<byte[], long> _due = new();
    private readonly Thread _thread;
    private volatile bool _stopping;

    /// <param name="script">Of the target and the number of the request, from 0.</param>
    public SimulatedNetwork(TunDevice device, Func<int, int, Treatment> script)
    {
        _device = device;
        _script = script;
        _thread = new Thread(Serve) { IsBackground = true, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
    }

    private static long Now => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    private unsafe void Serve()
    {
        var packet = new byte[65536];
        while (!_stopping)
        {
            var wait = _due.TryPeek(out _, out var next) ? Math.Clamp(next - Now, 0, 50_000_000) : 50_000_000;
            var descriptor = new PollDescriptor { Descriptor = _device.Descriptor, Events = 1 };
            var timeout = new Timespec(wait);
            _ = Libc.Poll(&descriptor, 1, &timeout, null);
            while (_device.TryRead(packet, out var length)) Take(packet.AsSpan(0, length));
            while (_due.TryPeek(out var reply, out var due) && due <= Now)
            {
                _due.Dequeue();
                _device.Write(reply);
            }
        }
    }

    private void Take(ReadOnlySpan<byte> packet)
    {
        if (!EchoPacket.IsIcmp(packet) || !EchoPacket.IsRequest(packet)) return;
        var target = Addressing.TargetOf(EchoPacket.Destination(packet));
        if (target < 0) return;
        var key = EchoPacket.FamilyOf(packet) == IpFamily.V4 ? target : ~target;
        var number = _seen.GetValueOrDefault(key);
        _seen[key] = number + 1;
        var treatment = _script(target, number);
        if (treatment.Replies == 0) return;
        var reply = treatment.Error is { } error ? EchoPacket.Error(packet, error) : EchoPacket.Reply(packet, treatment);
        for (var i = 0; i < treatment.Replies; i++) _due.Enqueue(reply, Now + (long)(treatment.Delay.TotalMilliseconds * 1e6));
    }
}
