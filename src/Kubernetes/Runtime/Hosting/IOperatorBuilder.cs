using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Puts an operator together. Order does not matter.</summary>
public interface IOperatorBuilder
{
    IServiceCollection Services { get; }

    IOperatorBuilder AddController<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TController, T>(
        Action<ControllerBuilder<T>>? configure = null)
        where TController : class, IEntityController<T>
        where T : class, IResource<T>;

    /// <param name="identifier">A qualified name, for example <c>networktelemetry.io/cleanup</c>.</param>
    IOperatorBuilder AddFinalizer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFinalizer, T>(string identifier)
        where TFinalizer : class, IEntityFinalizer<T>
        where T : class, IResource<T>;

    /// <summary>Nothing starts before the API server serves this custom resource as it is compiled in.</summary>
    IOperatorBuilder RequireDefinition<T>()
        where T : class, IResource<T>;

    /// <summary>Watches a type and offers <see cref="IObjectStore{T}"/>; done by itself for types of controllers, <c>Owns</c> and <c>Watches</c>.</summary>
    IOperatorBuilder AddCache<T>(Action<CacheBuilder<T>>? configure = null)
        where T : class, IResource<T>;
}
