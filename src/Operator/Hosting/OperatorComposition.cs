using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Authorization;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Summaries;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Hosting;

/// <summary>Puts the parts together.</summary>
internal static class OperatorComposition
{
    public const string Name = "network-telemetry-operator";

    public static void AddOperator(this IServiceCollection services, OperatorArguments arguments, KubernetesClientConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<MetricRegistry>();
        services.AddSingleton<PlanBoard>();
        services.AddSingleton<ReportBoard>();
        services.AddSingleton(new OperatorSettings(arguments.ProberImage));
        services.AddSingleton(provider => new KubernetesClient(
            configuration, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KubernetesClient>>(), provider.GetRequiredService<MetricRegistry>()));
        if (arguments.MetricsAuth) services.AddSingleton<AccessCache>().AddSingleton<MetricsGuard>();
        services.AddKubernetesOperator(options =>
            {
                options.Name = Name;
                options.WatchNamespace = arguments.Namespace;
                options.LeaderElection = arguments.LeaderElect
                    ? Election(OwnNamespace(arguments, configuration), Environment.GetEnvironmentVariable("POD_UID"))
                    : null;
            })
            .AddCertificates(OwnNamespace(arguments, configuration))
            .RequireDefinition<NetworkDeployment>()
            .RequireDefinition<ProbeTarget>()
            .AddDeployments(arguments.Namespace is null)
            .AddSummaries()
            .AddTargets();
    }

    /// <summary>Where the operator keeps its lease and its certificate authority.</summary>
    public static string OwnNamespace(OperatorArguments arguments, KubernetesClientConfiguration configuration) =>
        arguments.LeaderElectionNamespace ?? configuration.Namespace ?? "default";

    // A pod runs one container of a name at a time: one that was killed and restarted in place goes on with its own lease instead of waiting for it to expire.
    private static LeaderElectionOptions Election(string leaseNamespace, string? podUid)
    {
        var options = new LeaderElectionOptions { LeaseName = Name, LeaseNamespace = leaseNamespace };
        return string.IsNullOrEmpty(podUid) ? options : options with { Identity = $"{Environment.MachineName}_{podUid}" };
    }
}
