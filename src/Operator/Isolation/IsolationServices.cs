using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace NetworkTelemetry.Operator.Isolation;

internal static class IsolationServices
{
    /// <summary>Finds isolated nodes. Needs ReportBoard and TimeProvider; may be called more than once.</summary>
    public static IServiceCollection AddIsolation(this IServiceCollection services)
    {
        services.TryAddSingleton<IsolationBoard>();
        return services.AddHostedService<IsolationLoop>();
    }
}
