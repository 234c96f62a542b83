using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tcp;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Tcp;

public sealed class TcpSenderTests
{
    [Fact]
    public void A_listening_port_is_up_and_a_closed_one_refuses()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var open = ((IPEndPoint)listener.LocalEndpoint).Port;
        var closed = FreePort();
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("open", Plans.Connect(open)), Plans.Target("closed", Plans.Connect(closed)));
        var (up, down) = (probes.Bench.Series("open"), probes.Bench.Series("closed"));
        Assert.Equal((ProbeReason.Ok, 1, 1), (up.Row.Reason, up.Sent, up.Received));
        Assert.InRange(up.Rtt.Last, 1e-6, 0.4);
        Assert.Equal((ProbeReason.Refused, 1, 0), (down.Row.Reason, down.Sent, down.Received));
        Assert.Equal([0, 1, 0], down.Lost.ToArray());
        probes.Bench.RunUntil(() => down.Row.State == ProbeState.Down, "two refused rounds");
    }

    [Fact]
    public void Silence_is_a_timeout_and_a_missing_route_unreachable() => OwnNetwork.Run(() =>
    {
        using var network = new SimulatedNetwork();
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("silent", Plans.Connect(80, SimulatedNetwork.Silent)), Plans.Target("routeless", Plans.Connect(80, "198.51.100.1")));
        Assert.Equal((ProbeReason.Timeout, 1, 0), (probes.Bench.Row("silent").Reason, probes.Bench.Series("silent").Sent, probes.Bench.Series("silent").Received));
        Assert.Equal(ProbeReason.Unreachable, probes.Bench.Row("routeless").Reason);
        Assert.Equal([0, 0, 1], probes.Bench.Series("routeless").Lost.ToArray());
    });

    [Fact]
    public void Beyond_the_limit_of_open_connections_the_others_wait_and_are_not_lost() => OwnNetwork.Run(() =>
    {
        using var network = new SimulatedNetwork();
        using var probes = new RealProbes(limits: new AdmissionLimits(PerKind: 1));
        ProbeEntry Once(int port, int timeout) =>
            Plans.Connect(port, SimulatedNetwork.Silent) with { Interval = TimeSpan.FromHours(1), Timeout = TimeSpan.FromMilliseconds(timeout) };
        probes.Measure(Plans.Target("one", Once(80, 300)), Plans.Target("two", Once(81, 400)));
        Assert.All(probes.Bench.Board.Content.Series, series => Assert.Equal((ProbeReason.Timeout, 1), (series.Row.Reason, series.Sent)));
    });

    [Fact]
    public void A_handshake_that_we_hear_of_too_late_is_measured_by_the_kernel_and_not_lost()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = new FakeTime();
        TcpSender? tcp = null;
        var deaf = new Bench(time, (clock, _) => [new(ProbeType.Tcp, tcp = new TcpSender(clock, _ => { }))]);
        deaf.Engine.Apply(Plans.Accepted(Plans.Target("a", Plans.Connect(((IPEndPoint)listener.LocalEndpoint).Port))));
        deaf.Engine.Turn();
        Assert.Equal(0, deaf.Series("a").Rounds);

        // The time-out passes before the engine looks again; the handshake was over long before.
        Thread.Sleep(20);
        time.Advance(TimeSpan.FromSeconds(2));
        deaf.Engine.Turn();
        tcp!.Dispose();
        Assert.Equal(ProbeReason.Ok, deaf.Row("a").Reason);
        Assert.InRange(deaf.Series("a").Rtt.Last, 1e-6, 0.1);
    }

    [Theory]
    [InlineData(0, OutcomeKind.Received, ProbeReason.Ok)]
    [InlineData(111, OutcomeKind.Lost, ProbeReason.Refused)]
    [InlineData(113, OutcomeKind.Lost, ProbeReason.Unreachable)]
    [InlineData(101, OutcomeKind.Lost, ProbeReason.Unreachable)]
    [InlineData(110, OutcomeKind.Lost, ProbeReason.Timeout)]
    [InlineData(24, OutcomeKind.Discarded, ProbeReason.NotSent)]
    [InlineData(105, OutcomeKind.Discarded, ProbeReason.ProberIsolated)]
    [InlineData(99, OutcomeKind.Discarded, ProbeReason.NotSent)]
    [InlineData(13, OutcomeKind.Discarded, ProbeReason.NotSent)]
    internal void Errors_of_connect_have_a_reason(int error, OutcomeKind kind, string reason)
    {
        var outcome = ConnectOutcome.Of(error, 1);
        Assert.Equal((kind, reason), (outcome.Kind, outcome.Reason));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
