using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>Short ways to write lists.</summary>
internal static class Plans
{
    public static ProbeEntry Ping(string host = "127.0.0.1", int packets = 1, string name = "ping") => new()
    {
        Name = name, Type = ProbeType.Icmp, Host = host, Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromMilliseconds(500),
        FailureThreshold = 2, Icmp = new IcmpEntry { Packets = packets, PacketInterval = TimeSpan.FromMilliseconds(100) },
    };

    public static ProbeEntry Connect(int port, string host = "127.0.0.1", string name = "port") => new()
    {
        Name = name, Type = ProbeType.Tcp, Host = host, Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromMilliseconds(500),
        FailureThreshold = 2, Tcp = new TcpEntry { Port = port },
    };

    public static ProbeEntry Query(int port, string name = "www.example.test", string type = "A", string? server = "127.0.0.1", string transport = "UDP") => new()
    {
        Name = "name", Type = ProbeType.Dns, Host = name, Interval = TimeSpan.FromHours(1), Timeout = TimeSpan.FromMilliseconds(500), FailureThreshold = 2,
        Dns = new DnsEntry { QueryName = name, QueryType = type, Server = server, Port = port, Transport = transport },
    };

    public static TargetEntry Target(string name, params ProbeEntry[] probes) =>
        new() { Uid = "uid-" + name, Namespace = "web", Name = name, Probes = probes };

    public static TargetList List(params TargetEntry[] targets) => TargetListRevision.Seal(new TargetList { Revision = "", Node = "edge-0", Targets = targets });

    public static AcceptedList Accept(TargetList list) => ListAcceptance.Accept(new TargetListReading(list, []));

    public static AcceptedList Accepted(params TargetEntry[] targets) => Accept(List(targets));
}
