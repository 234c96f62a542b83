using Microsoft.Extensions.Hosting;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Wakes a deployment when one of its probers runs another list, restarts, stops answering, or is cut off. Results alone don't concern it.</summary>
internal sealed class DeploymentWaker(ReportBoard reports, IsolationBoard isolation, EntityQueue<NetworkDeployment> queue) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        reports.Changed += OnReport;
        isolation.Changed += Wake;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        reports.Changed -= OnReport;
        isolation.Changed -= Wake;
        return Task.CompletedTask;
    }

    private void OnReport(ReportChange change)
    {
        if (change.NodeChanged) Wake(change.Node);
    }

    private void Wake(NodeKey node) => queue(new ObjectKey(node.Namespace, node.Deployment));
}
