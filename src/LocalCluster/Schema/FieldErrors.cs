using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Makes field errors with the details that Kubernetes gives them.</summary>
internal static class FieldErrors
{
    public static FieldError Required(string path, string detail = "") => new(FieldErrorType.Required, path, null, detail);

    public static FieldError Invalid(string path, JsonNode? value, string detail) =>
        new(FieldErrorType.Invalid, path, JsonText.Compact(value), detail);

    public static FieldError NotSupported(string path, JsonNode? value, IEnumerable<JsonNode?> supported) =>
        new(FieldErrorType.NotSupported, path, JsonText.Compact(value),
            $"supported values: {string.Join(", ", supported.Select(JsonText.Compact))}");

    public static FieldError NotSupported(string path, JsonNode? value, params IEnumerable<string> supported) =>
        NotSupported(path, value, supported.Select(text => (JsonNode?)JsonValue.Create(text)));

    public static FieldError Duplicate(string path, JsonNode? value) => new(FieldErrorType.Duplicate, path, JsonText.Compact(value), "");

    public static FieldError Forbidden(string path, string detail) => new(FieldErrorType.Forbidden, path, null, detail);

    public static FieldError TooLong(string path, int most) => new(FieldErrorType.TooLong, path, null, $"may not be more than {most} bytes");

    public static FieldError TooMany(string path, int actual, int most) =>
        new(FieldErrorType.TooMany, path, $"{actual}", $"must have at most {most} items");

    public static FieldError WrongType(string path, string actual, string expected) =>
        new(FieldErrorType.TypeInvalid, path, JsonText.Quote(actual), $"{path} in body must be of type {expected}: {JsonText.Quote(actual)}");

    public static FieldError Immutable(string path, JsonNode? value) => Invalid(path, value, "field is immutable");
}
