using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>What the API server itself does to an object before it is stored: defaults, then validation.</summary>
internal static class ResourceRules
{
    private static readonly Dictionary<string, IKindRules> Kinds = new(StringComparer.Ordinal)
    {
        ["v1/Namespace"] = new NamespaceRules(),
        ["v1/Pod"] = new PodRules(),
        ["v1/ConfigMap"] = new ConfigMapRules(),
        ["v1/Secret"] = new SecretRules(),
        ["v1/Event"] = new EventRules("involvedObject"),
        ["events.k8s.io/v1/Event"] = new EventRules("regarding"),
        ["coordination.k8s.io/v1/Lease"] = new LeaseRules(),
        ["apiextensions.k8s.io/v1/CustomResourceDefinition"] = new CustomResourceDefinitionRules(),
    };

    /// <summary>
    /// Changes <paramref name="value"/> in place: schema defaults, then those of the kind (Secret stringData, Pod requests from limits ...).
    /// </summary>
    public static void SetDefaults(ResourceDefinition definition, JsonObject value)
    {
        IKindRules? rules = RulesOf(definition);
        rules?.Normalize(value);
        SchemaDefaults.Apply(definition.Schema, value);
        rules?.SetDefaults(value);
    }

    /// <summary>Metadata, schema, and the rules of the kind (for a CRD: its names and schemas).</summary>
    /// <param name="old">The stored object, for an update: its immutable fields are then checked too.</param>
    public static IReadOnlyList<FieldError> Validate(ResourceDefinition definition, JsonObject value, JsonObject? old = null)
    {
        IEnumerable<FieldError> errors = MetadataValidation.Check(definition, value);
        if (old is not null) errors = errors.Concat(MetadataValidation.CheckUpdate(value, old));

        // Built-in lists may repeat a key (environment variables do); the rules of the kind know where they may not.
        FieldError[] misfits =
            [.. SchemaValidation.Validate(definition.Schema, value).Where(error => definition.IsCustom || error.Type != FieldErrorType.Duplicate)];
        errors = errors.Concat(misfits);

        // The rules of a kind may take the types of fields for granted.
        if (misfits.Length == 0 && RulesOf(definition) is { } rules)
        {
            errors = errors.Concat(rules.Validate(value));
            if (old is not null) errors = errors.Concat(rules.ValidateUpdate(value, old));
        }

        return [.. errors.Distinct()];
    }

    private static IKindRules? RulesOf(ResourceDefinition definition) =>
        definition.IsCustom ? null : Kinds.GetValueOrDefault($"{definition.ApiVersion}/{definition.Kind}");
}
