using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Text to <see cref="Kubeconfig"/>, through YAML's node model: no object mapping, so nothing to reflect on.</summary>
internal static class KubeconfigReader
{
    public static Kubeconfig Parse(string file, string text)
    {
        var root = ParseRoot(file, text);
        return root is null
            ? new(null, [], [], [])
            : new(root.Text("current-context"), Entries(root, "contexts", "context"), Entries(root, "clusters", "cluster"), Entries(root, "users", "user"));
    }

    private static KubeconfigEntry[] Entries(YamlSection root, string list, string member) =>
        [.. root.Sections(list).Select(item => new KubeconfigEntry(
            item.Required("name"),
            item.Section(member) ?? new YamlSection(item.File, $"{list}.{member}", new YamlMappingNode())))];

    private static YamlSection? ParseRoot(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new KubernetesConfigurationException($"{file}: line {error.Start.Line}: not valid YAML: {error.InnerException?.Message ?? error.Message}", error);
        }

        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode switch
        {
            YamlMappingNode mapping => new YamlSection(file, "", mapping),
            YamlScalarNode { Value: null or "" } => null,
            _ => throw new KubernetesConfigurationException($"{file}: not a kubeconfig: the top must be a mapping with clusters, users and contexts"),
        };
    }
}
