using System.Text.Json;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>core/v1 tolerations against taints, as the scheduler matches them, with those that a DaemonSet's pods get by themselves.</summary>
internal static class Tolerations
{
    // Whatever the effect: a machine that is not ready gets both, and a node there is wanted as soon as it is ready again.
    public static bool Tolerate(IReadOnlyList<JsonElement> tolerations, Taint taint) =>
        taint.Effect == "PreferNoSchedule" || DaemonTaints.All.Any(ofDaemons => ofDaemons.Key == taint.Key) || tolerations.Any(toleration => Matches(toleration, taint));

    private static bool Matches(JsonElement toleration, Taint taint)
    {
        var key = Text(toleration, "key");
        if (Text(toleration, "effect") is { Length: > 0 } effect && effect != taint.Effect) return false;
        if (Text(toleration, "operator") == "Exists") return string.IsNullOrEmpty(key) || key == taint.Key;
        return key == taint.Key && (Text(toleration, "value") ?? "") == (taint.Value ?? "");
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
