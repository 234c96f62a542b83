namespace NetworkTelemetry.Api.Validation;

/// <summary>Where a rule stands in an object, and where its findings go.</summary>
internal readonly record struct FieldPath(string Path, List<ValidationError> Errors)
{
    // A value may have a million characters; an error is for a person, and a condition's message has a limit.
    private const int ShownCharacters = 100;

    public FieldPath Child(string name) => this with { Path = $"{Path}.{name}" };

    public FieldPath Item(int index) => this with { Path = $"{Path}[{index}]" };

    public void Required(string message) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Required, null, message));

    public void Invalid(string? value, string message) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Invalid, Shown(value), message));

    public void Duplicate(string value) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Duplicate, Shown(value), "must be unique"));

    public void Forbidden(string message) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Forbidden, null, message));

    public void NotSupported(string? value, IEnumerable<string> supported) =>
        Errors.Add(new ValidationError(Path, ValidationErrorKind.NotSupported, Shown(value), $"must be one of {string.Join(", ", supported)}"));

    private static string? Shown(string? value) => value is { Length: > ShownCharacters } ? $"{value[..ShownCharacters]}…" : value;
}
