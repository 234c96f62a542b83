using System.Diagnostics;
using System.Globalization;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>
/// The engine's system calls at the same rate, and nothing else: no schedule, no time-outs, no accounting. What this costs is the kernel's, and no program that sends its
/// packets one by one can cost less.
/// </summary>
internal static class BareEcho
{
    private const int Targets = 10_000;
    private const int PayloadBytes = 56;
    private const int Seconds = 15;

    private static readonly TimeSpan Place = TimeSpan.FromMilliseconds(5);

    /// <summary>Microseconds of CPU for a packet and its reply.</summary>
    public static double Measure()
    {
        var addresses = Enumerable.Range(0, Targets).Select(index => new ProbeAddress(System.Net.IPAddress.Parse(LoopbackTargets.Address(index)))).ToArray();
        using var socket = IcmpSocket.TryOpen(IpFamily.V4, allowPingSocket: true, out var errno) ?? throw new InvalidOperationException($"no ICMP socket: error {errno}");
        var clock = new MonotonicClock(TimeProvider.System);
        var template = new EchoTemplate(IpFamily.V4, identifier: 1, token: 1);
        var each = (int)(Targets * Place.TotalSeconds);
        socket.Expect(PayloadBytes);
        uint sent = 0;
        long received = 0;
        var before = ProcessUsage.CpuSeconds(Environment.ProcessId);
        var watch = Stopwatch.StartNew();
        for (var place = 1; sent < Targets * Seconds; place++)
        {
            for (var i = 0; i < each; i++, sent++)
            {
                // Read as the engine does, and looked at by nobody.
                _ = new SendStamp(clock.Realtime, clock.Now);
                socket.Send(template.Write(sent, PayloadBytes), addresses[sent % Targets], dscp: 0);
            }

            for (var isFull = true; isFull;) received += socket.Receive(out isFull, out _);
            var rest = (Place * place) - watch.Elapsed;
            if (rest > TimeSpan.Zero) Thread.Sleep(rest);
        }

        Assert.Equal(sent, received);
        var cost = (ProcessUsage.CpuSeconds(Environment.ProcessId) - before) / sent * 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the engine's system calls alone | {sent / watch.Elapsed.TotalSeconds:0} | {cost:0.00} | | | |"));
        return cost;
    }
}
