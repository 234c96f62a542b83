namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>Namespace and name: what identifies an object of a known type. <see cref="Namespace"/> is null for cluster-scoped objects.</summary>
public readonly record struct ObjectKey(string? Namespace, string Name)
{
    public static ObjectKey Of(IKubernetesObject entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(entity.Metadata.Namespace, entity.Metadata.Name ?? throw new ArgumentException("The object has no metadata.name.", nameof(entity)));
    }

    public override string ToString() => string.IsNullOrEmpty(Namespace) ? Name : $"{Namespace}/{Name}";
}
