using System.Globalization;
using System.Text;

namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>The downward API's field paths.</summary>
internal static class PodField
{
    /// <returns>Null for a path that Kubernetes does not offer. A label or annotation that is absent is empty.</returns>
    public static string? Value(string path, PodView view)
    {
        var metadata = view.Pod.Metadata;
        return path switch
        {
            "metadata.name" => metadata.Name,
            "metadata.namespace" => metadata.Namespace,
            "metadata.uid" => metadata.Uid,
            "metadata.labels" => Lines(metadata.Labels),
            "metadata.annotations" => Lines(metadata.Annotations),
            "status.podIP" or "status.podIPs" => view.PodIP,
            "status.hostIP" or "status.hostIPs" => view.HostIP,
            "spec.nodeName" => view.NodeName,
            "spec.serviceAccountName" => view.Pod.Spec.ServiceAccountName ?? "default",
            _ => Subscript(path, "metadata.labels", metadata.Labels) ?? Subscript(path, "metadata.annotations", metadata.Annotations),
        };
    }

    private static string? Subscript(string path, string map, IReadOnlyDictionary<string, string> pairs) =>
        path.StartsWith(map + "['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal)
            ? pairs.GetValueOrDefault(path[(map.Length + 2)..^2], "")
            : null;

    private static string Lines(IReadOnlyDictionary<string, string> pairs)
    {
        var result = new StringBuilder();
        foreach (var (key, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (result.Length > 0)
                result.Append('\n');
            result.Append(key).Append("=\"");
            foreach (var c in value)
                result.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => c.ToString(CultureInfo.InvariantCulture) });
            result.Append('"');
        }
        return result.ToString();
    }
}
