using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Scheduling;

/// <summary>Guaranteed, Burstable or BestEffort, from CPU and memory requests and limits (shown only: nothing is enforced here).</summary>
internal static class QosClass
{
    private static readonly string[] Compute = ["cpu", "memory"];

    public static string Of(PodSpec spec)
    {
        var resources = spec.InitContainers.Concat(spec.Containers).Select(container => container.Resources).ToList();
        if (!resources.Any(each => Compute.Any(name => Value(each?.Requests, name) is not null || Value(each?.Limits, name) is not null)))
            return "BestEffort";
        return resources.All(IsGuaranteed) ? "Guaranteed" : "Burstable";
    }

    private static bool IsGuaranteed(ResourceRequirements? resources) =>
        Compute.All(name => Value(resources?.Limits, name) is { } limit && (Value(resources?.Requests, name) ?? limit) == limit);

    private static string? Value(IReadOnlyDictionary<string, System.Text.Json.JsonElement>? quantities, string name) =>
        quantities is not null && quantities.TryGetValue(name, out var quantity) ? quantity.ToString() : null;
}
