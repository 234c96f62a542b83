using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Tests;

internal static class Samples
{
    public static ObjectKey Key(string name, string ns = "web") => new(ns, name);

    public static ConfigMap ConfigMap(string name, string value = "1", string ns = "web") => new()
    {
        Metadata = new() { Name = name, Namespace = ns },
        Data = new Dictionary<string, string> { ["value"] = value },
    };

    public static Pod Pod(string name, OwnerReference? owner = null, string ns = "web") => new()
    {
        Metadata = new() { Name = name, Namespace = ns, OwnerReferences = owner is null ? null : [owner] },
        Spec = new() { Containers = [new() { Name = "main" }] },
    };

    public static OwnerReference OwnerOf(ConfigMap owner) =>
        new() { ApiVersion = "v1", Kind = "ConfigMap", Name = owner.Metadata.Name!, Uid = owner.Metadata.Uid!, Controller = true };

    public static string? Value(this ConfigMap map) => map.Data?.GetValueOrDefault("value");
}
