using YamlDotNet.RepresentationModel;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>A mapping in a file, which knows where it stands so that errors can say so.</summary>
internal sealed class YamlSection(string file, string path, YamlMappingNode node)
{
    public string File => file;

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value,
        _ => throw Error(key, "must be a text"),
    };

    public bool Flag(string key) => Text(key) switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw Error(key, "must be true or false"),
    };

    public string Required(string key) => Text(key) is { Length: > 0 } value ? value : throw Error(key, "is missing");

    public YamlSection? Section(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar when IsNull(scalar) => null,
        YamlMappingNode mapping => new(file, Join(key), mapping),
        _ => throw Error(key, "must be a mapping"),
    };

    public IReadOnlyList<YamlSection> Sections(string key) =>
        [.. Items(key).Select((item, index) => item is YamlMappingNode mapping
            ? new YamlSection(file, $"{Join(key)}[{index}]", mapping)
            : throw Error($"{key}[{index}]", "must be a mapping"))];

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key).Select((item, index) => item is YamlScalarNode { Value: { } value } ? value : throw Error($"{key}[{index}]", "must be a text"))];

    /// <summary>A path in the file counts from the file's own folder.</summary>
    public string? FilePath(string key) =>
        Text(key) is { Length: > 0 } value ? Path.GetFullPath(value, Path.GetDirectoryName(Path.GetFullPath(file))!) : null;

    public KubernetesConfigurationException Error(string key, string what, Exception? inner = null) => new($"{file}: {Join(key)} {what}", inner);

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode scalar when IsNull(scalar) => [],
        YamlSequenceNode sequence => sequence.Children,
        _ => throw Error(key, "must be a list"),
    };

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && scalar.Value is null or "" or "null" or "~";
}
