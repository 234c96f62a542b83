using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Bench.Probing;

namespace NetworkTelemetry.Bench.Soak;

/// <summary>A list of which each version adds, removes and alters some targets; the first half of them stays as it is for ever.</summary>
internal sealed class ChangingList(int webPort, int dnsPort)
{
    public const int Targets = 2000;

    /// <summary>Label that the targets have that never change.</summary>
    public const string Unchanged = "target_namespace=\"same\"";

    private const int Changes = Targets / 20;

    // A fixed seed: two runs change the same targets.
    private readonly Random _random = new(1);
    private readonly int[] _generations = new int[Targets];
    private readonly double[] _thresholds = new double[Targets];

    public int Revisions { get; private set; }

    public static TargetList Empty() => TargetListRevision.Seal(new TargetList { Revision = "", Node = "bench-0" });

    public TargetList Next()
    {
        if (Revisions++ > 0)
        {
            for (var i = 0; i < Changes; i++)
            {
                var index = _random.Next(Targets / 2, Targets);

                // A target of another generation is another one: the old one goes and the new one comes.
                if (_random.Next(2) == 0) _generations[index]++;
                else _thresholds[index] = _random.NextDouble();
            }
        }

        return TargetListRevision.Seal(new TargetList { Revision = "", Node = "bench-0", Targets = [.. Enumerable.Range(0, Targets).Select(Target)] });
    }

    private TargetEntry Target(int index) => new()
    {
        Uid = $"{index}-{_generations[index]}", Namespace = index < Targets / 2 ? "same" : "changing", Name = $"target-{index:0000}-{_generations[index]}",
        Probes = [Probe(index, LoopbackTargets.Address(index))],
    };

    private ProbeEntry Probe(int index, string address)
    {
        // Every other target is pinged; alteration is of the interval, which keeps the series.
        var probe = new ProbeEntry
        {
            Name = "probe", Type = ProbeType.Icmp, Host = address, Timeout = TimeSpan.FromSeconds(5), Interval = TimeSpan.FromMilliseconds(4000 + (int)(_thresholds[index] * 1000)),
        };
        return (index % 8) switch
        {
            1 or 5 => probe with { Type = ProbeType.Tcp, Tcp = new TcpEntry { Port = webPort } },
            3 => probe with { Type = ProbeType.Http, Http = new HttpEntry { Scheme = "HTTP", Port = webPort } },
            7 => probe with { Type = ProbeType.Dns, Host = "www.example.test", Dns = new DnsEntry { QueryName = "www.example.test", Server = "127.0.0.1", Port = dnsPort, Transport = index % 16 == 7 ? "UDP" : "TCP" } },
            _ => probe with { Icmp = new IcmpEntry { Packets = 2, PacketInterval = TimeSpan.FromMilliseconds(100) } },
        };
    }
}
