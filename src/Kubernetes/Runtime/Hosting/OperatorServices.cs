using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Runtime;

public static class OperatorServices
{
    /// <summary>
    /// Registers the controller runtime. Offers <see cref="IKubernetesClient"/> (checks leadership before a write, records own
    /// writes in the caches), <see cref="IObjectStore{T}"/>, <see cref="EntityQueue{T}"/>, <see cref="IEventPublisher"/>, <see cref="ILeadership"/>
    /// and <see cref="OperatorHealth"/>. Uses a registered <see cref="KubernetesClient"/>, <see cref="MetricRegistry"/> and <see cref="TimeProvider"/>;
    /// without one, the client is made by <see cref="KubernetesClientConfiguration.Load"/>.
    /// </summary>
    public static IOperatorBuilder AddKubernetesOperator(this IServiceCollection services, Action<OperatorOptions>? configure = null)
    {
        var options = new OperatorOptions();
        configure?.Invoke(options);
        services.AddLogging();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MetricRegistry>();
        services.TryAddSingleton(CreateClient);
        services.AddSingleton(provider => new RuntimeMetrics(provider.GetRequiredService<MetricRegistry>()));
        services.AddSingleton(provider => CreateLeadership(provider, options));
        services.AddSingleton(provider => CreateEvents(provider, options));
        services.AddSingleton<IEventPublisher>(provider => provider.GetRequiredService<EventPublisher>());
        services.AddSingleton<IKubernetesClient>(provider => new LeaderClient(
            provider.GetRequiredService<KubernetesClient>(), provider.GetRequiredService<ILeadership>(), new StoreWriteRecorder(provider)));
        services.AddSingleton<OperatorHealth>();
        services.AddSingleton<StartGate>();
        services.AddHostedService(CreateHost);
        return new OperatorBuilder(services, options);
    }

    private static KubernetesClient CreateClient(IServiceProvider provider) => new(
        KubernetesClientConfiguration.Load(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<KubernetesClient>>(),
        provider.GetRequiredService<MetricRegistry>());

    private static ILeadership CreateLeadership(IServiceProvider provider, OperatorOptions options)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var metrics = new ElectionMetrics(provider.GetRequiredService<RuntimeMetrics>(), options.LeaderElection?.LeaseName ?? options.Name);
        if (options.LeaderElection is { } election)
        {
            return new LeaderElector(
                provider.GetRequiredService<KubernetesClient>(),
                election,
                ReferenceEquals(time, TimeProvider.System) ? new BootClock() : time,
                Random.Shared,
                metrics,
                provider.GetRequiredService<ILogger<LeaderElector>>());
        }

        metrics.Leads(true);
        return new AlwaysLeading();
    }

    private static EventPublisher CreateEvents(IServiceProvider provider, OperatorOptions options) => new(
        provider.GetRequiredService<KubernetesClient>(),
        options.Name,
        options.LeaderElection?.Identity ?? Environment.MachineName,
        provider.GetRequiredService<TimeProvider>(),
        Random.Shared,
        provider.GetRequiredService<ILogger<EventPublisher>>());

    private static OperatorHost CreateHost(IServiceProvider provider)
    {
        var controllers = provider.GetServices<IControllerRunner>().ToArray();
        provider.GetRequiredService<MetricRegistry>().Add(new WorkQueueCollector(controllers));
        return new(
            provider.GetRequiredService<OperatorOptions>(),
            provider.GetRequiredService<StartGate>(),
            provider.GetServices<IResourceCache>(),
            controllers,
            provider.GetRequiredService<ILeadership>(),
            provider.GetRequiredService<EventPublisher>(),
            provider.GetRequiredService<OperatorHealth>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<OperatorHost>>());
    }
}
