using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Admission;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Whether an object may be stored.</summary>
internal static class WriteCheck
{
    /// <returns>
    /// What is wrong, without what was wrong before in a part of the object (metadata, spec, status) that stays as it is: an object that became
    /// invalid when its schema or the rules became stricter can still be labelled, and above all lose its finalizers.
    /// </returns>
    public static IReadOnlyList<FieldError> Errors(
        ResourceDefinition definition, JsonObject next, JsonObject? old, bool isObjectItself, ImmutableArray<AdmissionRule> rules)
    {
        var errors = All(definition, next, old, isObjectItself, rules);
        if (errors.Count == 0 || old is null || !definition.IsCustom)
            return errors;
        var before = All(definition, old, old, isObjectItself, rules);
        return [.. errors.Where(error => !before.Contains(error) || !JsonNode.DeepEquals(next[Part(error)], old[Part(error)]))];
    }

    private static bool IsSameDuplicate(FieldError error, FieldError finding) =>
        error.Type == FieldErrorType.Duplicate && finding.Type == FieldErrorType.Duplicate && finding.Path.StartsWith(error.Path + ".", StringComparison.Ordinal);

    private static string Part(FieldError error) => error.Path.Split('.', '[')[0];

    /// <exception cref="ApiException">Fields are unknown and the request wants to hear of it.</exception>
    public static void DropUnknownFields(ResourceDefinition definition, JsonObject obj, WriteRequest request)
    {
        var unknown = SchemaPruning.Prune(definition.Schema, obj);
        if (unknown.Count == 0)
            return;
        if (request.FieldValidation == FieldValidation.Strict)
        {
            throw ApiErrors.BadRequest(
                $"{definition.Kind} in version \"{definition.Version}\" cannot be handled as a {definition.Kind}: strict decoding error: "
                + string.Join(", ", unknown));
        }

        if (request.FieldValidation == FieldValidation.Warn)
        {
            foreach (var field in unknown)
                request.Warn(field);
        }
    }

    private static List<FieldError> All(
        ResourceDefinition definition, JsonObject next, JsonObject? old, bool isObjectItself, ImmutableArray<AdmissionRule> rules)
    {
        var errors = ResourceRules.Validate(definition, next, old).ToList();
        // Rules may rely on the types of the schema: a rule that reads a number must not meet a string.
        if (!isObjectItself || errors.Any(error => error.Type == FieldErrorType.TypeInvalid))
            return errors;
        List<FieldError> findings;
        try
        {
            findings = [.. rules.Where(rule => rule.Group == definition.Group && rule.Kind == definition.Kind).SelectMany(rule => rule.Check(next, old))];
        }
        catch (JsonException exception)
        {
            // A number that the schema bounds may be too large to be read at all: what the schema says of it is enough.
            return errors.Count > 0 ? errors : [new FieldError(FieldErrorType.Invalid, exception.Path?.TrimStart('$', '.') ?? "", null, "cannot be read as a value of its type")];
        }

        // A rule says what would be right where the schema can only show its pattern; of a duplicate key the schema names the item, the rule the field.
        return [.. errors.Where(error => findings.All(finding => finding.Path != error.Path && !IsSameDuplicate(error, finding))), .. findings];
    }
}
