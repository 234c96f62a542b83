namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>A request as it arrived.</summary>
internal sealed record Recorded(string Method, string Path, string Query, string Body, string? ContentType, string? Authorization, DateTimeOffset At)
{
    public string? Protocol { get; init; }

    public string? ClientCertificate { get; init; }

    public bool IsWatch => Query.Contains("watch=true", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}{Query}";
}
