namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>A named context, cluster or user, still as YAML: only the one that is used is looked into, so that a broken neighbour does no harm.</summary>
internal sealed record KubeconfigEntry(string Name, YamlSection Section);
