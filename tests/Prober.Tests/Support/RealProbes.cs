using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Dns;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tcp;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>An engine with the real senders under the real clock.</summary>
internal sealed class RealProbes : IDisposable
{
    private readonly LocalNetwork _network = new();
    private readonly TcpSender _tcp;
    private readonly DnsSender _dns;

    public RealProbes(bool allowPingSocket = true, AdmissionLimits? limits = null, PortLimits? ports = null, string resolverFile = "/etc/resolv.conf")
    {
        var drops = new MetricRegistry().CreateCounter("drops_total", "D.", "family");
        IcmpSender? icmp = null;
        TcpSender? tcp = null;
        DnsSender? dns = null;
        Bench = new Bench(TimeProvider.System, (clock, _) =>
        [
            new(ProbeType.Icmp, icmp = new IcmpSender(clock, _ => { }, drops, allowPingSocket)),
            new(ProbeType.Tcp, tcp = new TcpSender(clock, _ => { })),
            new(ProbeType.Dns, dns = new DnsSender(clock, _ => { }, _ => { }, drops, ports)),
        ], resolverFile: resolverFile, limits: limits, isolation: (clock, wheel) => Isolation = new IsolationWatch(clock, wheel, _network, () => ResolversSilent, NullLogger.Instance));
        Icmp = icmp!;
        _tcp = tcp!;
        _dns = dns!;
    }

    public Bench Bench { get; }

    public IsolationWatch Isolation { get; private set; } = null!;

    /// <summary>What the resolvers are taken for when the gateway is silent.</summary>
    public bool ResolversSilent { get; set; }

    public IcmpSender Icmp { get; }

    public void Measure(params Api.Contract.V1.TargetEntry[] targets)
    {
        Bench.Engine.Apply(Plans.Accepted(targets));
        Bench.Engine.Turn();
        var first = Bench.Board.Content.Series[0];
        if (first.Plan.Entry.Type == ProbeType.Icmp)
        {
            Bench.RunUntil(() => first.Rounds > 0, "the first round");
            Assert.SkipWhen(first.Row.Reason == ProbeReason.NotPermitted, "this machine permits no ICMP sockets");
        }

        Bench.RunUntil(() => Bench.Board.Content.Series.All(series => series.Rounds > 0), "a first round of all");
    }

    public void Dispose()
    {
        Icmp.Dispose();
        _tcp.Dispose();
        _dns.Dispose();
        _network.Dispose();
    }
}
