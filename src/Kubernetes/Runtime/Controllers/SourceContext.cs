using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal sealed class SourceContext<T>
    where T : class, IResource<T>
{
    public void Connect<TOther>(Func<TOther, IServiceProvider, IEnumerable<ObjectKey>> map, UpdatePredicate<TOther>? predicate)
        where TOther : class, IResource<TOther> => throw new NotImplementedException();
}
