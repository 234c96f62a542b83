namespace NetworkTelemetry.Testing;

/// <summary>A spec that nobody may put into effect.</summary>
/// <param name="Name">Of the case, and of the object.</param>
/// <param name="Kind">ProbeTarget or NetworkDeployment.</param>
/// <param name="Spec">In JSON, which is YAML too.</param>
/// <param name="Path">The field that the one error names.</param>
/// <param name="Sentence">How what would be right begins.</param>
public sealed record BadSpec(string Name, string Kind, string Spec, string Path, string Sentence)
{
    public string Manifest => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: {{Kind}}
        metadata: {name: {{Name}}, namespace: default}
        spec: {{Spec}}
        """;
}
