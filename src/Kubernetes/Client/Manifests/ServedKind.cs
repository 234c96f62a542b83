using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Where discovery says that a kind is.</summary>
internal sealed record ServedKind(string Root, string Plural, bool Namespaced)
{
    public string Path(ObjectKey key)
    {
        var name = Uri.EscapeDataString(key.Name);
        return Namespaced ? $"{Root}/namespaces/{Uri.EscapeDataString(key.Namespace!)}/{Plural}/{name}" : $"{Root}/{Plural}/{name}";
    }
}
