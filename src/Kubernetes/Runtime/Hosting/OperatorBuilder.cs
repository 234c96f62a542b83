using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal sealed class OperatorBuilder(IServiceCollection services, OperatorOptions options) : IOperatorBuilder
{
    private readonly Dictionary<Type, object> _caches = [];
    private readonly HashSet<string> _controllers = [];
    private readonly HashSet<Type> _withFinalizers = [];

    public IServiceCollection Services => services;

    public IOperatorBuilder AddController<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TController, T>(
        Action<ControllerBuilder<T>>? configure = null)
        where TController : class, IEntityController<T>
        where T : class, IResource<T>
    {
        var definition = new ControllerBuilder<T>();
        configure?.Invoke(definition);
        if (!_controllers.Add(definition.Name))
            throw new InvalidOperationException($"There are two controllers named {definition.Name}: give one of them another name with WithName.");

        AddCache<T>();
        foreach (var addCache in definition.Caches)
            addCache(this);
        // Two controllers that both ran the finalizers would run them twice at once.
        var runsFinalizers = _withFinalizers.Add(typeof(T));
        services.TryAddSingleton<TController>();
        services.AddSingleton(provider => new ControllerQueue<T>(definition.Name, CreateQueue(provider, definition.Name, definition.LongestBackoff)));
        services.TryAddSingleton(EntityQueueOf<T>);
        services.AddSingleton<IControllerRunner>(provider => CreateRunner(provider, definition, provider.GetRequiredService<TController>(), runsFinalizers));
        return this;
    }

    public IOperatorBuilder AddFinalizer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFinalizer, T>(string identifier)
        where TFinalizer : class, IEntityFinalizer<T>
        where T : class, IResource<T>
    {
        if (!identifier.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"A finalizer needs a qualified name such as example.com/cleanup, not {identifier}.", nameof(identifier));
        services.TryAddSingleton<TFinalizer>();
        services.AddSingleton(provider => new FinalizerRegistration<T>(identifier, provider.GetRequiredService<TFinalizer>()));
        return this;
    }

    public IOperatorBuilder RequireDefinition<T>()
        where T : class, IResource<T>
    {
        services.AddSingleton<IStartRequirement>(provider => new DefinitionRequirement<T>(provider.GetRequiredService<KubernetesClient>()));
        return this;
    }

    public IOperatorBuilder AddCache<T>(Action<CacheBuilder<T>>? configure = null)
        where T : class, IResource<T>
    {
        if (!_caches.TryGetValue(typeof(T), out var known))
        {
            var definition = new CacheBuilder<T>();
            _caches[typeof(T)] = known = definition;
            services.AddSingleton<CacheDemand<T>>();
            services.AddSingleton(provider => CreateCache(provider, definition));
            services.AddSingleton<IResourceCache>(provider => provider.GetRequiredService<ResourceCache<T>>());
            services.AddSingleton<IObjectStore<T>>(provider => provider.GetRequiredService<ResourceCache<T>>().Store);
        }

        configure?.Invoke((CacheBuilder<T>)known);
        return this;
    }

    private ResourceCache<T> CreateCache<T>(IServiceProvider provider, CacheBuilder<T> definition)
        where T : class, IResource<T>
    {
        var scope = new ReflectorScope(T.ResourceType.Namespaced ? options.WatchNamespace : null, definition.LabelSelector, definition.FieldSelector);
        Task ReflectAsync(string? namespaceName, IReflectorSink<T> sink, CancellationToken cancellationToken) => new Reflector<T>(
            provider.GetRequiredService<KubernetesClient>(),
            scope with { Namespace = namespaceName },
            sink,
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("NetworkTelemetry.Kubernetes.Reflector")).RunAsync(cancellationToken);

        if (definition.Follow is null || scope.Namespace is not null)
        {
            var store = new ObjectStore<T>(definition.Indexes);
            var demand = definition.IsOnDemand ? provider.GetRequiredService<CacheDemand<T>>() : null;
            return new(store, cancellationToken => ReflectAsync(scope.Namespace, store, cancellationToken), demand);
        }

        Func<Task>? followed = null;
        var namespaced = new NamespacedStore<T>(definition.Indexes, ReflectAsync, () => followed!(), provider.GetRequiredService<TimeProvider>());
        followed = definition.Follow(provider, namespaced);
        return new(namespaced, namespaced.RunAsync);
    }

    private static WorkQueue CreateQueue(IServiceProvider provider, string controller, TimeSpan longestBackoff) =>
        new(provider.GetRequiredService<TimeProvider>(), new(provider.GetRequiredService<RuntimeMetrics>(), controller), longestBackoff);

    private static EntityQueue<T> EntityQueueOf<T>(IServiceProvider provider)
        where T : class, IResource<T>
    {
        var queues = provider.GetServices<ControllerQueue<T>>().ToArray();
        return (key, delay) =>
        {
            foreach (var (_, queue) in queues)
                queue.Add(key, QueuePriority.Normal, delay);
        };
    }

    private static ControllerRunner<T> CreateRunner<T>(
        IServiceProvider provider, ControllerBuilder<T> definition, IEntityController<T> controller, bool runsFinalizers)
        where T : class, IResource<T>
    {
        var queue = provider.GetServices<ControllerQueue<T>>().First(candidate => candidate.Controller == definition.Name).Queue;
        return new(
            definition,
            controller,
            new FinalizerChain<T>(
                runsFinalizers ? [.. provider.GetServices<FinalizerRegistration<T>>()] : [],
                provider.GetRequiredService<IKubernetesClient>()),
            provider.GetRequiredService<ResourceCache<T>>().Store,
            queue,
            new SourceContext<T>(provider, queue),
            new ControllerMetrics(
                provider.GetRequiredService<RuntimeMetrics>(),
                definition.Name,
                definition.MaxConcurrentReconciles,
                provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger($"NetworkTelemetry.Kubernetes.Controller.{definition.Name}"));
    }
}
