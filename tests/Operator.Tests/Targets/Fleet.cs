using System.Collections.Immutable;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Targets;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Targets;

/// <summary>One deployment web/edge, its plan and reports, and what the reader makes of them.</summary>
internal sealed class Fleet
{
    public Fleet()
    {
        Deployments.RecordWrite(new NetworkDeployment { Metadata = new ObjectMeta { Namespace = "web", Name = "edge", Uid = "nd" } });
        Reader = new TargetReader(Plans, Reports, Isolation = new IsolationBoard(Reports, Time), Deployments, Time);
    }

    public ManualTime Time { get; } = new();
    public PlanBoard Plans { get; } = new();
    public ReportBoard Reports { get; } = new();
    public IsolationBoard Isolation { get; }
    public MemoryStore<NetworkDeployment> Deployments { get; } = new();
    public MemoryStore<ProbeTarget> Targets { get; } = new();
    public TargetReader Reader { get; }

    public ProbeTarget Target(string name = "shop", long generation = 1, ProbeTargetStatus? status = null)
    {
        var target = new ProbeTarget
        {
            Metadata = new ObjectMeta { Namespace = "web", Name = name, Uid = $"uid-{name}", Generation = generation, CreationTimestamp = Time.GetUtcNow().AddHours(-1) },
            Spec = new ProbeTargetSpec { Host = "example.com", AddressFamily = "IPv4", Probes = [new Probe { Name = "ping", Type = "ICMP" }] },
            Status = status,
        };
        Targets.RecordWrite(target);
        return target;
    }

    /// <summary>Every target on every one of the nodes, whose lists have this revision.</summary>
    public void Plan(int nodes, string revision = "r1", string? unassigned = null)
    {
        var names = Enumerable.Range(0, nodes).Select(Name).ToList();
        Plans.Publish(new DeploymentPlan
        {
            Key = new ObjectKey("web", "edge"), Uid = "nd",
            Targets = Targets.List().ToDictionary(target => ObjectKey.Of(target), target => new TargetPlan(target.Metadata.Uid!, target.Metadata.Generation ?? 0, names, unassigned)),
            Nodes = [.. names.Select(name => new NodePlan
            {
                Key = Key(name), PodUid = "pod-" + name, ListRevision = revision, TargetUids = System.Collections.Frozen.FrozenSet.ToFrozenSet(Targets.List().Select(target => target.Metadata.Uid!)),
            })],
        });
    }

    public void Report(int node, string state, double? rtt = 0.01, string revision = "r1", bool reachable = true, string name = "shop", string? pod = null) => Reports.Publish(new NodeReport
    {
        Node = Key(Name(node)), PodUid = pod ?? "pod-" + Name(node), Revision = revision, Process = new ProcessFigures(), Reachable = reachable,
        Rows = ImmutableDictionary<SummaryKey, SummaryRow>.Empty.Add(new SummaryKey($"uid-{name}", "ping", "IPv4"), new SummaryRow
        {
            Uid = $"uid-{name}", Probe = "ping", Family = "IPv4", State = state, RawState = state, Reason = state == "Up" ? "Ok" : "Timeout", RttSeconds = rtt, Sent = 10,
        }),
    });

    /// <summary>Adds a row of an Up target to the report of the first node.</summary>
    public void AddRow(string name, double rtt)
    {
        var old = Reports.Current.GetValueOrDefault(Key(Name(0)));
        Report(0, "Up", rtt, name: name);
        if (old is null) return;
        var report = Reports.Current[Key(Name(0))];
        Reports.Publish(report with { Rows = old.Rows.SetItems(report.Rows) });
    }

    /// <summary>The status that the target gets now, as if it had been written.</summary>
    public ProbeTarget Written(ProbeTarget target)
    {
        var written = target with { Status = Reader.Read(target).Status };
        Targets.RecordWrite(written);
        return written;
    }

    public StatusChange Change(ProbeTarget target) => Reader.Read(target).Status is { } status ? StatusDifference.Between(target.Status, status) : StatusChange.None;

    private static string Name(int ordinal) => $"edge-{ordinal}";

    private static NodeKey Key(string name) => new("web", "edge", name);
}
