namespace NetworkTelemetry.Rules.Tests;

/// <summary>One rule of config/prometheus/rules.</summary>
/// <param name="File">Name of its file.</param>
/// <param name="Index">Its place among all rules of the file.</param>
internal sealed record Rule(string File, int Index, JsonObject Json)
{
    public string? Alert => (string?)Json["alert"];

    public string? Record => (string?)Json["record"];

    public string Expression => (string)Json["expr"]!;

    public string Name => Alert ?? Record!;

    public string? Annotation(string name) => (string?)Json["annotations"]?[name];

    public string? Severity => (string?)Json["labels"]?["severity"];
}
