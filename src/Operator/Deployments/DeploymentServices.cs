using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Instrumentation;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Lists;
using NetworkTelemetry.Operator.Selection;

namespace NetworkTelemetry.Operator.Deployments;

internal static class DeploymentServices
{
    // Much happens by time alone (the targets of a lost node move after 5 s), and must not wait for a quarter of an hour because something else fails.
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    private const string Managed = $"{OwnedObjects.ManagedByLabel}={OwnedObjects.ManagedBy}";

    /// <summary>Runs NetworkDeployments. Needs PlanBoard, ReportBoard, OperatorSettings, MetricRegistry and what AddCertificates offers.</summary>
    /// <param name="clusterWide">False: only one namespace is watched, and the others may not be read.</param>
    public static IOperatorBuilder AddDeployments(this IOperatorBuilder builder, bool clusterWide)
    {
        var services = builder.Services;
        services.AddIsolation();
        services.TryAddSingleton<CompiledTargets>();
        services.AddSingleton<StoredLists>();
        services.AddSingleton<ClusterNodes>();
        services.AddSingleton<SpecReader>();
        services.AddSingleton<RecentReads<Secret>>();
        services.AddSingleton<RecentReads<ConfigMap>>();
        services.AddSingleton<ProbeFiles>();
        services.AddSingleton<FactsGatherer>();
        services.AddSingleton<NodeObjects>();
        services.AddSingleton<OperatorInstruments>();
        services.AddSingleton<FleetFigures>();
        services.AddSingleton<IReconcileStep, GateStep>();
        services.AddSingleton<IReconcileStep, CertificateStep>();
        services.AddSingleton<IReconcileStep, FileStep>();
        services.AddSingleton<IReconcileStep, ListStep>();
        services.AddSingleton<IReconcileStep, PodStep>();
        services.AddSingleton<IReconcileStep, RetirementStep>();
        services.AddSingleton<IReconcileStep, PlanStep>();
        services.AddSingleton<StatusStep>();
        services.AddHostedService<DeploymentWaker>();

        builder.AddCache<Pod>(cache => cache.WithLabelSelector(Managed));
        builder.AddCache<ConfigMap>(cache => cache.WithLabelSelector(Managed));
        // Secrets may only be read where somebody runs a deployment, and allows it.
        builder.AddCache<Secret>(cache => cache.WithLabelSelector(Managed).InNamespacesOf<NetworkDeployment>());
        // Their own type of Secret alone, and nothing of it but that it changed: a new password is used at once. Elsewhere they are read again every 15 s.
        builder.AddCache<CredentialChange>(cache => cache.WithFieldSelector($"type={ApiGroup.CredentialSecretType}").InNamespacesOf<NetworkDeployment>());
        builder.AddCache<Node>(cache => cache.OnDemand());
        builder.AddController<NetworkDeploymentController, NetworkDeployment>(controller =>
        {
            controller
                .WithMaxConcurrentReconciles(4)
                .WithLongestBackoff(LongestBackoff)
                .WithPredicate(UpdatePredicates.GenerationChanged)
                .Owns<Pod>()
                .Owns<ConfigMap>()
                .Owns<Secret>()
                .Watches<ProbeTarget>(
                    (target, provider) => provider.GetRequiredService<DeploymentSelection>().Of(target),
                    UpdatePredicates.Or<ProbeTarget>(UpdatePredicates.GenerationChanged, UpdatePredicates.LabelsChanged));
            controller.Watches<CredentialChange>((credential, provider) =>
            {
                provider.GetRequiredService<RecentReads<Secret>>().Forget(ObjectKey.Of(credential));
                return provider.GetRequiredService<DeploymentSelection>().ByTargetsIn(credential.Metadata.Namespace);
            });
            controller.Watches<Node>((_, provider) => provider.GetRequiredService<DeploymentSelection>().ByClusterNodes(), ClusterNodes.Matters);
            if (clusterWide)
                controller.Watches<Namespace>((_, provider) => provider.GetRequiredService<DeploymentSelection>().ByNamespaceLabels(), UpdatePredicates.LabelsChanged);
        });
        services.AddSingleton<DeploymentSelection>();
        services.AddSingleton(provider => new NamespaceLabels(clusterWide ? provider.GetRequiredService<IObjectStore<Namespace>>() : null));
        return builder;
    }
}
