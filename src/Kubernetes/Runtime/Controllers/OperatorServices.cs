using Microsoft.Extensions.DependencyInjection;

namespace NetworkTelemetry.Kubernetes.Runtime;

public static class OperatorServices
{
    /// <summary>
    /// Registers the controller runtime. Offers <see cref="Client.IKubernetesClient"/> (checks leadership before a write, records own
    /// writes in the caches), <see cref="IObjectStore{T}"/>, <see cref="EntityQueue{T}"/>, <see cref="IEventPublisher"/> and <see cref="ILeadership"/>.
    /// Needs a registered <see cref="Client.KubernetesClient"/>.
    /// </summary>
    public static IOperatorBuilder AddKubernetesOperator(this IServiceCollection services, Action<OperatorOptions>? configure = null) =>
        throw new NotImplementedException();
}
