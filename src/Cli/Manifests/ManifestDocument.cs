using System.Text.Json.Nodes;

namespace NetworkTelemetry.Cli.Manifests;

/// <summary>One object of a manifest, with the place where it stands.</summary>
/// <param name="Source">File and number of the document in it, for messages.</param>
internal sealed record ManifestDocument(string Source, JsonObject Object)
{
    /// <summary><c>probetarget/shop</c>.</summary>
    public string Display => $"{((string?)Object["kind"])?.ToLowerInvariant()}/{(string?)Object["metadata"]?["name"]}";
}
