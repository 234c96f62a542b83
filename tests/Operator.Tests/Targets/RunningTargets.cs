using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Summaries;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Targets;

/// <summary>The targets' half of the operator, running against an API server; the test plays the deployments' half and the probers.</summary>
internal sealed class RunningTargets : IAsyncDisposable
{
    private static readonly NodeKey Node = new("web", "edge", "edge-0");
    private readonly IHost _host;

    private RunningTargets(IHost host) => _host = host;

    private PlanBoard Plans => _host.Services.GetRequiredService<PlanBoard>();

    private ReportBoard Reports => _host.Services.GetRequiredService<ReportBoard>();

    public static async Task<RunningTargets> StartAsync(TestApiServer server)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(server.CreateClient());
        builder.Services.AddSingleton<PlanBoard>();
        builder.Services.AddSingleton<ReportBoard>();
        builder.Services.AddKubernetesOperator(options => options.Name = "network-telemetry-operator").AddTargets().AddSummaries();
        builder.Logging.ClearProviders();
        var host = builder.Build();
        await host.StartAsync();
        return new RunningTargets(host);
    }

    /// <summary>One node that measures all of these.</summary>
    public void Plan(params ProbeTarget[] targets) => Plans.Publish(new DeploymentPlan
    {
        Key = new ObjectKey("web", "edge"), Uid = "nd",
        Targets = targets.ToDictionary(ObjectKey.Of, target => new TargetPlan(target.Metadata.Uid!, target.Metadata.Generation ?? 0, [Node.Name], null)),
        Nodes = [new NodePlan { Key = Node, PodUid = "pod", ListRevision = "r1", TargetUids = [.. targets.Select(target => target.Metadata.Uid!)] }],
    });

    /// <summary>Nodes edge-0, edge-1 …, and on how many of them each target is measured.</summary>
    public void Plan(int nodes, params (ProbeTarget Target, int Nodes)[] targets) => Plans.Publish(new DeploymentPlan
    {
        Key = new ObjectKey("web", "edge"), Uid = "nd",
        Targets = targets.ToDictionary(
            one => ObjectKey.Of(one.Target),
            one => new TargetPlan(one.Target.Metadata.Uid!, one.Target.Metadata.Generation ?? 0, [.. Enumerable.Range(0, one.Nodes).Select(i => NodeOf(i).Name)], null)),
        Nodes = [.. Enumerable.Range(0, nodes).Select(i => new NodePlan
        {
            Key = NodeOf(i), PodUid = "pod", ListRevision = "r1", TargetUids = [.. targets.Where(one => one.Nodes > i).Select(one => one.Target.Metadata.Uid!)],
        })],
    });

    /// <summary>What an answer of the node's prober does.</summary>
    public void Answer(ProbeTarget target, string state, double? rtt, int node = 0, string? address = null)
    {
        var key = NodeOf(node);
        var report = Reports.Current.GetValueOrDefault(key) ?? new NodeReport { Node = key, PodUid = "pod" };
        var row = new SummaryRow
        {
            Uid = target.Metadata.Uid!, Probe = "ping", Family = "IPv4", State = state, RawState = state, Reason = state == "Up" ? "Ok" : "Timeout", RttSeconds = rtt, Sent = 10, Address = address,
        };
        var (merged, changes) = SummaryMerge.Apply(
            report, new Summary { Node = Node.Name, Cursor = "c", Revision = "r1", Process = new ProcessFigures(), Rows = [row] });
        Reports.Publish(merged);
        _host.Services.GetRequiredService<RowFeed>().Publish(changes);
    }

    private static NodeKey NodeOf(int ordinal) => Node with { Name = $"edge-{ordinal}" };

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
