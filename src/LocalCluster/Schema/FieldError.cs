namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>One thing that is wrong with one field, in the words of Kubernetes' <c>field.Error</c>.</summary>
/// <param name="Type">Which sentence the message begins with.</param>
/// <param name="Path">The field, for example <c>spec.probes[0].interval</c>.</param>
/// <param name="BadValue">The offending value as JSON; null where the message does not show it.</param>
/// <param name="Detail">What would be right.</param>
public sealed record FieldError(FieldErrorType Type, string Path, string? BadValue, string Detail)
{
    /// <summary>The <c>message</c> of a status cause: the sentence without the path.</summary>
    public string Message => FieldErrorText.Sentence(this);

    /// <summary>The whole sentence: <c>spec.host: Required value</c>.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
