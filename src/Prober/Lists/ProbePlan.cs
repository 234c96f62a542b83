using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>One probe of one target as it will be run. Equal plans measure the same thing in the same way.</summary>
internal sealed record ProbePlan
{
    private static readonly IcmpEntry DefaultIcmp = new();

    public required string Uid { get; init; }
    public required string Namespace { get; init; }
    public required string Target { get; init; }
    public double? ObjectiveAvailability { get; init; }
    public required ProbeEntry Entry { get; init; }

    /// <summary>False when the list speaks a version of the contract that this prober does not know.</summary>
    public bool IsKnownSchema { get; init; } = true;

    public ProbeKey Key => new(Uid, Entry.Name);

    public IcmpEntry Icmp => Entry.Icmp ?? DefaultIcmp;

    /// <summary>The host that requests go to; null: the pod's resolvers.</summary>
    public string? Destination => Entry.Type == ProbeType.Dns ? Entry.Dns?.Server : Entry.Host;

    /// <summary>Whether a TCP probe does more than connect.</summary>
    public bool IsTcpExchange => Entry.Type == ProbeType.Tcp && Entry.Tcp is { Tls: not null } or { Send: not null } or { Expect: not null };

    /// <summary>Null: what is sent goes to no port.</summary>
    public int? Port => Entry.Type switch
    {
        ProbeType.Tcp => Entry.Tcp?.Port,
        ProbeType.Http => Entry.Http?.Port,
        ProbeType.Dns => Entry.Dns?.Port,
        _ => null,
    };

    public int Requests => Entry.Type == ProbeType.Icmp ? Icmp.Packets : 1;

    public TimeSpan RequestInterval => Entry.Type == ProbeType.Icmp ? Icmp.PacketInterval : TimeSpan.Zero;

    /// <summary>Whether the results of <paramref name="other"/> can be continued: the same thing is measured, if perhaps more often.</summary>
    public bool ContinuesSeriesOf(ProbePlan other) =>
        Entry.Type == other.Entry.Type && Entry.Host == other.Entry.Host && Entry.AddressFamily == other.Entry.AddressFamily
        && Entry.Tcp?.Port == other.Entry.Tcp?.Port && Entry.Tcp?.Send == other.Entry.Tcp?.Send && IsTcpExchange == other.IsTcpExchange
        && SameRequest(Entry.Http, other.Entry.Http)
        && (Entry.Dns is null ? other.Entry.Dns is null : Entry.Dns.AsksLike(other.Entry.Dns))
        && Namespace == other.Namespace && Target == other.Target;

    // What is expected of the answer may change, and who asks.
    private static bool SameRequest(HttpEntry? one, HttpEntry? other) =>
        (one?.Scheme, one?.Port, one?.Path, one?.Method, one?.Body) == (other?.Scheme, other?.Port, other?.Path, other?.Method, other?.Body);

    /// <summary>Whether only exported limits differ from <paramref name="other"/>, so that nothing needs measuring anew.</summary>
    public bool MeasuresLike(ProbePlan other) =>
        this with { ObjectiveAvailability = null, Entry = Entry with { Thresholds = null } }
        == other with { ObjectiveAvailability = null, Entry = other.Entry with { Thresholds = null } };
}
