namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>A program that prints an <c>ExecCredential</c>.</summary>
internal sealed record ExecCommand(
    string ApiVersion,
    string Command,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<KeyValuePair<string, string>> Environment,
    string? InstallHint,
    ExecCluster? Cluster);
