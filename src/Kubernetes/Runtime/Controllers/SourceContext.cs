using Microsoft.Extensions.DependencyInjection;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Connects the caches of other types to a controller's queue.</summary>
internal sealed class SourceContext<T>(IServiceProvider services, WorkQueue queue)
    where T : class, IResource<T>
{
    public void Connect<TOther>(Func<TOther, IServiceProvider, IEnumerable<ObjectKey>> map, UpdatePredicate<TOther>? predicate)
        where TOther : class, IResource<TOther> =>
        services.GetRequiredService<ResourceCache<TOther>>().Store.Subscribe(
            new MappingListener<TOther>(entity => map(entity, services), predicate, queue));
}
