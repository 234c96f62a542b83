namespace NetworkTelemetry.Install.Tests.Manifests;

/// <summary>The operator's Deployment in an install.</summary>
internal sealed record OperatorPod(JsonObject Deployment)
{
    public JsonNode Spec => Deployment["spec"]!["template"]!["spec"]!;

    public JsonNode Container => Spec["containers"]!.AsArray().Single()!;

    public string Image => (string)Container["image"]!;

    public string[] Arguments => [.. Container["args"]!.AsArray().Select(argument => (string)argument!)];

    public static OperatorPod Of(IReadOnlyList<Manifest> install) => new(install.Single(manifest => manifest.Kind == "Deployment").Json);
}
