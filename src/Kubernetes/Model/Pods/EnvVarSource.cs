namespace NetworkTelemetry.Kubernetes.Model;

public sealed record EnvVarSource
{
    public ObjectFieldSelector? FieldRef { get; init; }
    public KeySelector? ConfigMapKeyRef { get; init; }
    public KeySelector? SecretKeyRef { get; init; }
}
