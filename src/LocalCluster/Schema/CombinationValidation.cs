using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary><c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>not</c>.</summary>
internal static class CombinationValidation
{
    public static void Check(ObjectSchema schema, JsonNode? value, string path, List<FieldError> errors)
    {
        foreach (ObjectSchema part in schema.AllOf) SchemaValidation.Check(part, value, path, errors);

        if (schema.AnyOf.Length > 0 && !schema.AnyOf.Any(part => Fits(part, value)))
        {
            Add(errors, path, "must validate at least one schema (anyOf)");
        }

        if (schema.OneOf.Length > 0)
        {
            int fitting = schema.OneOf.Count(part => Fits(part, value));
            if (fitting == 0) Add(errors, path, "must validate one and only one schema (oneOf). Found none valid");
            else if (fitting > 1) Add(errors, path, $"must validate one and only one schema (oneOf). Found {fitting} valid alternatives");
        }

        if (schema.Not is { } not && Fits(not, value)) Add(errors, path, "must not validate the schema (not)");
    }

    private static bool Fits(ObjectSchema schema, JsonNode? value)
    {
        var errors = new List<FieldError>();
        SchemaValidation.Check(schema, value, "", errors);
        return errors.Count == 0;
    }

    private static void Add(List<FieldError> errors, string path, string detail) =>
        errors.Add(FieldErrors.Invalid(path, "", $"{JsonText.Quote(path)} {detail}"));
}
