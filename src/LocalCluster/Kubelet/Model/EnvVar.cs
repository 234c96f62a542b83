namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

internal sealed record EnvVar(string Name, string? Value, EnvVarSource? ValueFrom);

internal sealed record EnvVarSource(FieldReference? FieldRef, KeySelector? SecretKeyRef, KeySelector? ConfigMapKeyRef);

internal sealed record FieldReference(string FieldPath);

internal sealed record KeySelector(string Name, string Key, bool? Optional);

internal sealed record EnvFromSource(string? Prefix, ObjectSelector? ConfigMapRef, ObjectSelector? SecretRef);

internal sealed record ObjectSelector(string Name, bool? Optional);
