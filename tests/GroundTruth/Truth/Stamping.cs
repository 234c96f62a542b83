using System.Net;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.GroundTruth.Truth;

/// <summary>Without the kernel's stamps the tap would tell when it read a packet.</summary>
internal static class Stamping
{
    private const int Attempts = 250;
    private const long Soon = 10_000_000;

    private static KernelStamps? _asked;
    private static volatile bool _isOn;

    /// <summary>Returns once an echo over loopback that was left waiting bears the time of its coming.</summary>
    public static void Await()
    {
        if (_isOn) return;

        // Until the process ends: nobody is to turn them off between two tests.
        _asked ??= new KernelStamps();
        using var socket = IcmpSocket.TryOpen(IpFamily.V4, allowPingSocket: false, out _)!;
        var clock = new MonotonicClock(TimeProvider.System);
        var template = new EchoTemplate(IpFamily.V4, identifier: 1, token: 1);
        var loopback = new ProbeAddress(IPAddress.Loopback);
        for (uint attempt = 0; !_isOn && attempt < Attempts; attempt++)
        {
            var sent = clock.Realtime;
            Assert.Equal(0, socket.Send(template.Write(attempt, payloadBytes: 56), loopback, dscp: 0));
            Thread.Sleep(20);
            _isOn = socket.Receive(out _, out _) > 0 && socket.Read(0).KernelTime - sent < Soon;
        }

        Assert.True(_isOn, "the kernel does not stamp packets");
    }
}
