namespace NetworkTelemetry.Api.Validation;

public enum ValidationErrorKind
{
    Required,
    Invalid,
    Duplicate,
    Forbidden,
    NotSupported,
}
