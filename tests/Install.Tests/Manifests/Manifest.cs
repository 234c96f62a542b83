using NetworkTelemetry.Cli.Manifests;

namespace NetworkTelemetry.Install.Tests.Manifests;

/// <summary>One object of an install.</summary>
internal sealed record Manifest(JsonObject Json)
{
    public string Kind => (string)Json["kind"]!;

    public string ApiVersion => (string)Json["apiVersion"]!;

    public string Name => (string)Json["metadata"]!["name"]!;

    public string? Namespace => (string?)Json["metadata"]!["namespace"];

    public JsonObject? Labels => Json["metadata"]!["labels"]?.AsObject();

    public string? Annotation(string name) => (string?)Json["metadata"]!["annotations"]?[name];

    /// <summary><c>Role network-telemetry-system/leader</c>.</summary>
    public override string ToString() => Namespace is null ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";

    // Parsed again, because numbers of a parsed document convert to any type of number.
    public static IReadOnlyList<Manifest> Read(string yaml) =>
        [.. YamlDocuments.Read(yaml).Select(document => new Manifest(JsonNode.Parse(document.ToJsonString())!.AsObject()))];
}
