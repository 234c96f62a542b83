using System.Collections.Immutable;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Analysis;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Analysis;

/// <summary>Targets, rows and nodes to analyse, in few words.</summary>
internal static class Facts
{
    public const string Uid = "uid-1";

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static ProbeEntry Entry(string family = AddressFamily.IPv4, string host = "example.com", ThresholdValues? limits = null) => new()
    {
        Name = "ping", Type = ProbeType.Icmp, Host = host, AddressFamily = family, Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1), Thresholds = limits,
    };

    public static SummaryRow Row(
        string state, string? reason = null, double? rtt = null, long sent = 0, long lost = 0, string probe = "ping", string family = "IPv4", string? message = null) =>
        new()
        {
            Uid = Uid, Probe = probe, Family = family, State = state, RawState = reason is null ? state : ProbeReason.StateOf(reason), RttSeconds = rtt, Sent = sent, Lost = lost, Message = message, Rounds = 1,
            Reason = reason ?? state switch { ProbeState.Up => ProbeReason.Ok, ProbeState.Down => ProbeReason.Timeout, _ => ProbeReason.NotSent },
        };

    public static NodeView Node(params SummaryRow[] rows) => Node(NodeStanding.Reporting, rows);

    public static NodeView Node(NodeStanding standing, params SummaryRow[] rows) =>
        new(standing, rows.ToImmutableDictionary(row => new SummaryKey(row.Uid, row.Probe, row.Family)));

    /// <summary>A node for each letter: u Up, d Down, ? cannot tell, i isolated, p pending, n no row yet, a absent, x unreachable.</summary>
    public static IReadOnlyList<NodeView> Nodes(string letters) => [.. letters.Select(letter => letter switch
    {
        'u' => Node(Row(ProbeState.Up, rtt: 0.01, sent: 10)),
        'd' => Node(Row(ProbeState.Down, sent: 10, lost: 10)),
        '?' => Node(Row(ProbeState.Unknown)),
        'i' => Node(Row(ProbeState.Down, ProbeReason.ProberIsolated)),
        'p' => Node(Row(ProbeState.Pending)),
        'n' => Node(),
        'a' => Node(NodeStanding.Absent),
        _ => Node(NodeStanding.Unreachable, Row(ProbeState.Down)),
    })];

    public static ProbeResult Stored(string state, string family = "IPv4") =>
        new() { Probe = "ping", Family = family, State = state, Rtt = "10ms", Loss = "0%", NodesUp = 1, NodesDown = 0, LastTransitionTime = Start };

    public static ProbeTarget Target(ProbeTargetStatus? status = null, long generation = 1, bool suspend = false, params Probe[] probes) => new()
    {
        Metadata = new ObjectMeta { Uid = Uid, Namespace = "web", Name = "shop", Generation = generation },
        Spec = new ProbeTargetSpec
        {
            Host = "example.com", AddressFamily = "IPv4", Suspend = suspend,
            Probes = probes.Length > 0 ? probes : [new Probe { Name = "ping", Type = ProbeType.Icmp }],
        },
        Status = status,
    };

    public static TargetFacts Of(ProbeTarget target, IReadOnlyList<NodeView> nodes, int seconds = 0) => new()
    {
        Target = target, Nodes = nodes, Now = Start.AddSeconds(seconds),
        Assignment = nodes.Count > 0 ? new AssignmentView(nodes.Count, "Assigned", "") : new AssignmentView(0, "NoMatchingDeployment", "create one"),
    };
}
