namespace NetworkTelemetry.Operator.Deployments;

/// <summary>One kind of effect. A step that fails does not keep the status from being written.</summary>
internal interface IReconcileStep
{
    Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken);
}
