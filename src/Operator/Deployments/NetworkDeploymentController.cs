using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Instrumentation;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Keeps a deployment's nodes as its spec asks: one look, pure decisions, then the effects step by step, and the status last.</summary>
internal sealed partial class NetworkDeploymentController(
    SpecReader specs,
    FactsGatherer gatherer,
    IEnumerable<IReconcileStep> steps,
    StatusStep statusStep,
    PlanBoard plans,
    FleetFigures figures,
    ILogger<NetworkDeploymentController> logger) : IEntityController<NetworkDeployment>
{
    private readonly ConcurrentDictionary<ObjectKey, DeploymentMemory> _memory = new();

    public async Task<ReconciliationResult<NetworkDeployment>> ReconcileAsync(NetworkDeployment entity, CancellationToken cancellationToken)
    {
        var memory = _memory.GetValueOrDefault(ObjectKey.Of(entity), DeploymentMemory.None);
        if (await specs.ReadAsync(entity, memory.AcceptedSpec, cancellationToken) is not { } reading)
            return ReconciliationResult<NetworkDeployment>.Success(entity, ClusterNodes.Arriving);
        var scope = Decide(await gatherer.GatherAsync(reading, cancellationToken), memory);
        Exception? problem = null;
        foreach (var step in steps.Append(statusStep))
        {
            try
            {
                await step.RunAsync(scope, cancellationToken);
            }
            catch (Exception e) when (e is not (OperationCanceledException or NotLeaderException))
            {
                LogStepFailed(ObjectKey.Of(entity).ToString(), step.GetType().Name, e.Message);
                problem ??= e;
            }
        }

        _memory[ObjectKey.Of(entity)] = scope.Memory;
        if (problem is not null) return ReconciliationResult<NetworkDeployment>.Failure(entity, problem.Message, problem);
        if (reading.Rejection is not null) scope.Looks.Add(ClusterNodes.Period);
        return ReconciliationResult<NetworkDeployment>.Success(entity, NextLook.Earliest(scope.Looks));
    }

    // Its pods, lists and Secrets go by owner reference.
    public Task<ReconciliationResult<NetworkDeployment>> DeletedAsync(NetworkDeployment entity, CancellationToken cancellationToken) =>
        Task.FromResult(Forget(entity));

    /// <summary>Everything that can be decided without asking anybody.</summary>
    internal static ReconcileScope Decide(DeploymentFacts facts, DeploymentMemory memory)
    {
        var spec = facts.Deployment.Spec;
        // What failed with another spec says nothing of this one: a corrected template is tried at once.
        var isNewSpec = facts.Deployment.Status?.ObservedGeneration != facts.Deployment.Metadata.Generation;
        IReadOnlyList<AssessedNode> nodes = [.. facts.Nodes.Select(node => NodeAssessment.Assess(node, spec, facts.Now, isNewSpec))];
        memory = NodeAbility.Observe(memory, nodes, facts.Now) with { AcceptedSpec = facts.Rejection is null ? spec : memory.AcceptedSpec };
        var plan = facts.IsInEffect ? FleetPlanner.Plan(facts, nodes, NodeAbility.UnableSince(memory), memory.Lists) : FleetPlanner.AsStored(nodes);
        memory = memory with { Lists = plan.Lists.ToDictionary(list => list.Node, StringComparer.Ordinal) };
        var scope = new ReconcileScope(facts, nodes, plan, memory);
        scope.Looks.Add(plan.NextLook);
        scope.Looks.Add(facts.NextRead);
        scope.Looks.AddRange(nodes.Where(node => node.IsWanted).Select(node => NextLook.Of(node, NodeAssessment.DeadlineOf(spec), facts.Now)));
        return scope;
    }

    private ReconciliationResult<NetworkDeployment> Forget(NetworkDeployment entity)
    {
        var key = ObjectKey.Of(entity);
        plans.Remove(key);
        figures.Remove(key);
        _memory.TryRemove(key, out _);
        return ReconciliationResult<NetworkDeployment>.Success(entity);
    }

    [LoggerMessage(LogLevel.Warning, "NetworkDeployment {Deployment}: {Step} failed, will try again: {Problem}")]
    private partial void LogStepFailed(string deployment, string step, string problem);
}
