using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Instrumentation;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Creates, replaces and deletes pods. The nodes' lists are stored before.</summary>
internal sealed partial class PodStep(NodeObjects objects, OperatorInstruments instruments, ILogger<PodStep> logger) : IReconcileStep
{
    private const int Parallelism = 8;

    public async Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Facts.IsInEffect) return;
        var changes = ReplacementPolicy.Decide([.. scope.Wanted], scope.Facts.TemplateRevision, scope.Facts.Now);
        foreach (var pod in changes.Delete) await objects.DeletePodAsync(pod, cancellationToken);

        var refused = new ConcurrentDictionary<string, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(changes.Create, options, async (node, token) =>
            {
                if (await CreateAsync(scope, node, token) is { } refusal) refused[node.Name] = refusal;
            });
        }
        catch (AuthorityUnavailableException e)
        {
            scope.Notes.Add(new(EventType.Warning, "CertificateUnavailable", "Create", $"No pods are created: {e.Message}"));
            throw;
        }

        foreach (var (node, cause) in changes.Replaced)
        {
            instruments.Replacements.WithLabels(cause).Inc();
            scope.Notes.Add(new(EventType.Normal, "NodeReplaced", "Replace", $"Node {node} gets a new pod ({cause})."));
        }

        scope.Nodes =
        [
            .. scope.Nodes.Select(node => refused.TryGetValue(node.Name, out var refusal) ? Refused(scope, node, refusal)
                : node.Facts.Pod is not null && scope.RefusedLists.TryGetValue(node.Name, out refusal) ? Unlisted(scope, node, refusal)
                : node),
        ];

        // What was looked forward to before is of a node that was about to get its pod; a refusal wakes nobody.
        var deadline = NodeAssessment.DeadlineOf(scope.Facts.Deployment.Spec);
        scope.Looks.AddRange(scope.Nodes.Where(node => refused.ContainsKey(node.Name)).Select(node => NextLook.Of(node, deadline, scope.Facts.Now)));
    }

    /// <returns>What the API server has against the pod; null when it took it, or when it is too early.</returns>
    private async Task<string?> CreateAsync(ReconcileScope scope, AssessedNode node, CancellationToken cancellationToken)
    {
        // It could not start without its list.
        if (scope.Lists[node.Name].Revision is not { } list) return scope.RefusedLists.GetValueOrDefault(node.Name);
        try
        {
            await objects.EnsureSecretAsync(scope.Facts.Deployment, node.Facts, cancellationToken);
            var name = await objects.CreatePodAsync(scope.Facts.Deployment, node, scope.Facts.TemplateRevision, list, cancellationToken);
            LogCreated(node.Facts.Key.ToString(), name);
            return null;
        }
        catch (NameTakenException e) when (e.IsPassing)
        {
            return null;
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            LogRefused(node.Facts.Key.ToString(), refusal);
            return refusal;
        }
    }

    private static AssessedNode Refused(ReconcileScope scope, AssessedNode node, string refusal)
    {
        // A pod that the server refused counts like one that failed: it has no name, and each refusal is an attempt.
        var history = node.Facts with { Previous = node.Facts.Previous is null ? null : node.Facts.Previous with { Phase = nameof(NodePhase.Pending) } };
        var assessed = NodeAssessment.Assess(history with { Pods = [] }, new NodeState(NodePhase.Failed, NodeReasons.PodCreationFailed, refusal), scope.Facts.Now);
        return assessed with { Facts = node.Facts with { Pods = [] } };
    }

    // Its pod runs, but what it measures is another deployment's list, or one that nobody keeps.
    private static AssessedNode Unlisted(ReconcileScope scope, AssessedNode node, string refusal) =>
        NodeAssessment.Assess(node.Facts, new NodeState(NodePhase.Failed, NodeReasons.ListNotStored, refusal), scope.Facts.Now);

    [LoggerMessage(LogLevel.Information, "Node {Node}: created pod {Pod}")]
    private partial void LogCreated(string node, string pod);

    [LoggerMessage(LogLevel.Warning, "Node {Node}: the API server refuses its pod, will try again with back-off: {Problem}")]
    private partial void LogRefused(string node, string problem);
}
