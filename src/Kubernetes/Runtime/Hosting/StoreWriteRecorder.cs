using Microsoft.Extensions.DependencyInjection;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Passes own writes to the cache of their type, if there is one.</summary>
internal sealed class StoreWriteRecorder(IServiceProvider services) : IWriteRecorder
{
    public void Record<T>(T written)
        where T : class, IResource<T> =>
        services.GetService<ResourceCache<T>>()?.Store.RecordWrite(written);
}
