using System.Net;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Hosting;

/// <summary>The command line.</summary>
internal sealed record OperatorArguments
{
    public IPEndPoint Metrics { get; init; } = new(IPAddress.IPv6Any, 8080);

    /// <summary>Null: where the metrics are.</summary>
    public IPEndPoint? HealthProbe { get; init; }

    /// <summary>Whether <see cref="Metrics"/> is served over TLS.</summary>
    public bool MetricsTls { get; init; }

    /// <summary>Whether only those may read the metrics whom the API server allows it.</summary>
    public bool MetricsAuth { get; init; }

    public bool LeaderElect { get; init; } = true;

    /// <summary>Null: the operator's own namespace.</summary>
    public string? LeaderElectionNamespace { get; init; }

    public string ProberImage { get; init; } = $"{DeploymentDefaults.Image}:{ProductVersion.Current}";
    public string? Kubeconfig { get; init; }

    /// <summary>Null: the whole cluster.</summary>
    public string? Namespace { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
