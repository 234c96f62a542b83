namespace NetworkTelemetry.Api.Validation;

/// <summary>Where a rule stands in an object, and where its findings go.</summary>
internal readonly record struct FieldPath(string Path, List<ValidationError> Errors)
{
    public FieldPath Child(string name) => this with { Path = $"{Path}.{name}" };

    public FieldPath Item(int index) => this with { Path = $"{Path}[{index}]" };

    public void Required(string message) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Required, null, message));

    public void Invalid(string? value, string message) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Invalid, value, message));

    public void Duplicate(string value) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Duplicate, value, "must be unique"));

    public void Forbidden(string message) => Errors.Add(new ValidationError(Path, ValidationErrorKind.Forbidden, null, message));

    public void NotSupported(string? value, IEnumerable<string> supported) =>
        Errors.Add(new ValidationError(Path, ValidationErrorKind.NotSupported, value, $"must be one of {string.Join(", ", supported)}"));
}
