using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The keywords of strings and numbers.</summary>
internal static class ScalarValidation
{
    public static void Check(ObjectSchema schema, JsonValue value, string path, List<FieldError> errors)
    {
        if (value.AsText() is { } text) CheckText(schema, text, path, errors);
        else if (value.AsNumber() is { } number) CheckNumber(schema, number, path, errors);
    }

    private static void CheckText(ObjectSchema schema, string text, string path, List<FieldError> errors)
    {
        int length = text.EnumerateRunes().Count();
        if (schema.MaxLength is { } most && length > most)
        {
            errors.Add(FieldErrors.TooLong(path, most));
            return;
        }

        if (schema.MinLength is { } least && length < least) Add(errors, path, text, $"should be at least {least} chars long");
        if (schema.PatternExpression is { } pattern && !SchemaPattern.Fits(pattern, text)) Add(errors, path, text, $"should match '{schema.Pattern}'");
        if (schema.Format is { } format && !StringFormat.Fits(format, text))
        {
            Add(errors, path, text, $"must be of type {format}: {JsonText.Quote(text)}");
        }
    }

    private static void CheckNumber(ObjectSchema schema, decimal number, string path, List<FieldError> errors)
    {
        if (schema.Minimum is { } least && (schema.ExclusiveMinimum ? number <= least : number < least))
        {
            Add(errors, path, number, $"should be greater than {(schema.ExclusiveMinimum ? "" : "or equal to ")}{least}");
        }

        if (schema.Maximum is { } most && (schema.ExclusiveMaximum ? number >= most : number > most))
        {
            Add(errors, path, number, $"should be less than {(schema.ExclusiveMaximum ? "" : "or equal to ")}{most}");
        }

        if (schema.MultipleOf is { } step && step > 0 && number % step != 0) Add(errors, path, number, $"should be a multiple of {step}");
        if (schema is { Format: "int32", Type: SchemaType.Integer } && number is < int.MinValue or > int.MaxValue)
        {
            Add(errors, path, number, "must be of type int32");
        }
    }

    private static void Add(List<FieldError> errors, string path, JsonNode value, string detail) =>
        errors.Add(FieldErrors.Invalid(path, value, $"{path} in body {detail}"));
}
