using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Selection;

/// <param name="namespaces">Null when the operator watches one namespace only, and may not read the others.</param>
internal sealed class NamespaceLabels(IObjectStore<Namespace>? namespaces)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Null when the namespace is not known.</summary>
    public IReadOnlyDictionary<string, string>? Of(string name) =>
        namespaces?.Get(new ObjectKey(null, name)) is { } found ? found.Metadata.Labels ?? None : null;
}
