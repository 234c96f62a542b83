using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.LocalCluster.Admission;

namespace NetworkTelemetry.LocalCluster.Hosting;

public sealed record LocalClusterOptions
{
    /// <summary>Holds the objects, the token, the certificate and the kubeconfig file; created when missing. One server at a time.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; } = 16400;

    /// <summary>Checks beyond the schemas, run at every write of their kind.</summary>
    public ImmutableArray<AdmissionRule> AdmissionRules { get; init; } = [];

    /// <summary>The <c>spec.nodeName</c> of new pods: the one node there is.</summary>
    public string NodeName { get; init; } = "local";

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
