using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Targets;

internal static class TargetServices
{
    /// <summary>Index of the ProbeTarget store by metadata.uid: what lists and summaries speak of.</summary>
    public const string UidIndex = "uid";

    /// <summary>Keeps the status of ProbeTargets. Needs PlanBoard, ReportBoard, MetricRegistry, and what AddSummaries offers.</summary>
    public static IOperatorBuilder AddTargets(this IOperatorBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddIsolation();
        builder.Services.TryAddSingleton<CompiledTargets>();
        builder.Services.AddSingleton<TargetReader>();
        builder.Services.AddSingleton<RefreshBoard>();
        builder.Services.AddSingleton<AssignedTargetsCollector>();
        builder.Services.AddHostedService<TargetWaker>();
        builder.Services.AddHostedService<NumberRefreshLoop>();
        builder.Services.AddHostedService<TargetMetricsRegistration>();
        builder.AddCache<ProbeTarget>(cache => cache.WithIndex(UidIndex, target => target.Metadata.Uid is { } uid ? [uid] : []));
        builder.AddCache<NetworkDeployment>();
        return builder.AddController<ProbeTargetController, ProbeTarget>(controller => controller
            .WithMaxConcurrentReconciles(8)
            .WithPredicate(UpdatePredicates.Or<ProbeTarget>(UpdatePredicates.GenerationChanged, UpdatePredicates.LabelsChanged)));
    }
}
