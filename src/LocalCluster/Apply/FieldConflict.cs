namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>A field that somebody else owns: the cause <c>FieldManagerConflict</c> of a 409 status.</summary>
/// <param name="Manager">The owner as the message shows it: <c>"kubectl-client-side-apply" using v1</c>.</param>
/// <param name="Path">For example <c>.spec.containers[name="a"].image</c>.</param>
internal sealed record FieldConflict(string Manager, string Path)
{
    /// <summary>The <c>message</c> of the cause.</summary>
    public string Message => $"conflict with {Manager}";
}
