using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Instrumentation;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Writes the status, once and only when it differs, and publishes the Events of what changed.</summary>
internal sealed class StatusStep(IKubernetesClient client, IEventPublisher events, FleetFigures figures) : IReconcileStep
{
    /// <summary>Writes that only say which lists were delivered are at least this far apart.</summary>
    public static readonly TimeSpan DeliveriesPeriod = TimeSpan.FromSeconds(1);

    private static readonly ApplyOptions Options = new("network-telemetry-deployments", Subresource: "status");

    public async Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken)
    {
        var deployment = scope.Facts.Deployment;
        var view = ViewOf(scope);
        figures.Set(ObjectKey.Of(deployment), view);
        var status = DeploymentStatusBuilder.Build(view);
        Publish(deployment, scope.Notes);

        var urgency = StatusComparison.Compare(deployment.Status, status);
        if (urgency == StatusUrgency.None) return;
        var left = (scope.Memory.StatusWrittenAt ?? DateTimeOffset.MinValue) + DeliveriesPeriod - view.Now;
        // More than the period is left only where the clock was set back.
        if (urgency == StatusUrgency.Deliveries && left > TimeSpan.Zero && left <= DeliveriesPeriod)
        {
            scope.Looks.Add(left);
            return;
        }

        var body = new JsonObject { ["status"] = JsonSerializer.SerializeToNode(status, ApiJson.Default.NetworkDeploymentStatus) };
        await client.ApplyAsync<NetworkDeployment>(ObjectKey.Of(deployment), body, Options, cancellationToken);
        scope.Memory = scope.Memory with { StatusWrittenAt = view.Now };

        // Not before: until the status is stored, each look finds the same news.
        Publish(deployment, DeploymentEvents.Between(deployment.Status, status));
    }

    private void Publish(NetworkDeployment deployment, IEnumerable<EventNote> notes)
    {
        foreach (var note in notes) events.Publish(deployment, note.Type, note.Reason, note.Action, note.Note);
    }

    private static DeploymentView ViewOf(ReconcileScope scope) => new()
    {
        Deployment = scope.Facts.Deployment,
        Rejection = scope.Facts.Rejection,
        Nodes = [.. scope.Wanted],
        TemplateRevision = scope.Facts.TemplateRevision,
        Targets = scope.Facts.Targets.Count,
        Unassigned = scope.Plan.Unassigned.Values.CountBy(reason => reason).ToDictionary(),
        Lagging = scope.Lagging,
        Now = StoredTime.Of(scope.Facts.Now),
    };
}
