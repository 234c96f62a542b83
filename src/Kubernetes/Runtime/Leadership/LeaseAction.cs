namespace NetworkTelemetry.Kubernetes.Runtime;

internal enum LeaseAction
{
    Create,
    Take,
    Renew,
    Wait,
}
