namespace NetworkTelemetry.Api.Validation;

/// <summary>One thing that is wrong with one field.</summary>
/// <param name="Path">For example <c>spec.probes[0].interval</c>.</param>
/// <param name="Kind">The cause reason of <c>metav1.Status</c>.</param>
/// <param name="Value">The offending value; null where there is none to show.</param>
/// <param name="Message">What would be right.</param>
public sealed record ValidationError(string Path, ValidationErrorKind Kind, string? Value, string Message)
{
    // A condition's message has a limit, and nobody reads past the first few.
    private const int ShownErrors = 10;

    /// <summary>All of them in one line; the first ten where there are more.</summary>
    public static string Sentence(IReadOnlyList<ValidationError> errors) =>
        string.Join("; ", errors.Take(ShownErrors)) + (errors.Count > ShownErrors ? $"; and {errors.Count - ShownErrors} more" : "");

    public override string ToString() => Value is null ? $"{Path}: {Message}" : $"{Path}: \"{Value}\": {Message}";
}
