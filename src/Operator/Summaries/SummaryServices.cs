using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Certificates;

namespace NetworkTelemetry.Operator.Summaries;

internal static class SummaryServices
{
    /// <summary>Polls the probers of all plans. Needs PlanBoard, ReportBoard, MetricRegistry and, to poll over TLS, what AddCertificates offers; offers <see cref="RowFeed"/>.</summary>
    public static IOperatorBuilder AddSummaries(this IOperatorBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new PollSettings());
        builder.Services.TryAddSingleton<AuthorityBoard>();
        builder.Services.AddSingleton<ProberConnections>();
        builder.Services.AddSingleton<SummaryClient>();
        builder.Services.AddSingleton<RowFeed>();
        builder.Services.AddHostedService<SummaryPoller>();
        return builder;
    }
}
