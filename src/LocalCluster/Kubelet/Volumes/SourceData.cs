using System.Text;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Volumes;

/// <summary>The content of a ConfigMap or Secret, by key.</summary>
internal static class SourceData
{
    public const string ConfigMaps = "configmaps";
    public const string Secrets = "secrets";

    public static IReadOnlyDictionary<string, byte[]> Decode(string resource, JsonObject source)
    {
        var result = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, value) in Pairs(source, "data"))
            result[key] = resource == Secrets ? Convert.FromBase64String(value) : Encoding.UTF8.GetBytes(value);
        foreach (var (key, value) in Pairs(source, "binaryData"))
            result[key] = Convert.FromBase64String(value);
        return result;
    }

    /// <summary>Kubernetes' words for a source that is not there.</summary>
    public static string NotFound(string resource, string name) => $"{(resource == Secrets ? "secret" : "configmap")} \"{name}\" not found";

    private static IEnumerable<(string Key, string Value)> Pairs(JsonObject source, string field) =>
        (source[field] as JsonObject ?? []).Select(pair => (pair.Key, pair.Value?.GetValue<string>() ?? ""));
}
