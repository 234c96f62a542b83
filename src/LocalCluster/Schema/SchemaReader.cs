using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Parses OpenAPI v3 schemas.</summary>
internal static class SchemaReader
{
    /// <summary>Deeper schemas are refused: every walk over a schema recurses.</summary>
    public const int MaxDepth = 64;

    private const string ReferencePrefix = "#/definitions/";
    private static readonly FrozenDictionary<string, JsonObject> NoDefinitions = FrozenDictionary<string, JsonObject>.Empty;

    /// <exception cref="SchemaException">The schema is malformed or nested deeper than 64 levels.</exception>
    public static ObjectSchema Read(JsonObject schema) => Read(schema, NoDefinitions);

    /// <param name="definitions">What <c>$ref: "#/definitions/NAME"</c> means.</param>
    /// <exception cref="SchemaException">The schema is malformed, refers to nothing, or is nested deeper than 64 levels.</exception>
    public static ObjectSchema Read(JsonObject schema, IReadOnlyDictionary<string, JsonObject> definitions) =>
        Read(new SchemaFields(schema, "", 0, definitions));

    private static ObjectSchema Read(SchemaFields fields)
    {
        if (fields.Depth > MaxDepth) throw new SchemaException(fields.Path, $"must not be nested deeper than {MaxDepth} levels");
        if (fields.Text("$ref") is { } reference) return ReadReference(fields, reference);

        string? pattern = fields.Text("pattern");
        return new ObjectSchema
        {
            Type = ReadType(fields),
            Description = fields.Text("description"),
            Properties = fields.Children("properties").ToFrozenDictionary(child => child.Name, child => Read(child.Fields), StringComparer.Ordinal),
            Items = ReadChild(fields, "items"),
            AdditionalProperties = fields.Raw("additionalProperties").AsBoolean() switch
            {
                true => ObjectSchema.Anything,
                false => null,
                null => ReadChild(fields, "additionalProperties"),
            },
            AllowsAdditionalProperties = fields.Raw("additionalProperties").AsBoolean() != false,
            Required = fields.Texts("required"),
            Default = fields.Raw("default"),
            Enum = fields.Raw("enum") is JsonArray values ? [.. values] : [],
            Pattern = pattern,
            PatternExpression = pattern is null ? null : SchemaPattern.Compile(pattern, fields.At("pattern")),
            Format = fields.Text("format"),
            Nullable = fields.Flag("nullable"),
            Minimum = fields.Number("minimum"),
            Maximum = fields.Number("maximum"),
            ExclusiveMinimum = fields.Flag("exclusiveMinimum"),
            ExclusiveMaximum = fields.Flag("exclusiveMaximum"),
            MultipleOf = fields.Number("multipleOf"),
            MinLength = fields.Count("minLength"),
            MaxLength = fields.Count("maxLength"),
            MinItems = fields.Count("minItems"),
            MaxItems = fields.Count("maxItems"),
            MinProperties = fields.Count("minProperties"),
            MaxProperties = fields.Count("maxProperties"),
            UniqueItems = fields.Flag("uniqueItems"),
            ListType = ReadListType(fields),
            ListMapKeys = fields.Texts("x-kubernetes-list-map-keys"),
            AtomicMap = fields.Text("x-kubernetes-map-type") == "atomic",
            PreserveUnknownFields = fields.Flag("x-kubernetes-preserve-unknown-fields"),
            IntOrString = fields.Flag("x-kubernetes-int-or-string"),
            EmbeddedResource = fields.Flag("x-kubernetes-embedded-resource"),
            PatchStrategies = [.. (fields.Text("x-kubernetes-patch-strategy") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)],
            PatchMergeKey = fields.Text("x-kubernetes-patch-merge-key"),
            AllOf = ReadAll(fields, "allOf"),
            AnyOf = ReadAll(fields, "anyOf"),
            OneOf = ReadAll(fields, "oneOf"),
            Not = ReadChild(fields, "not"),
        };
    }

    // A default beside a $ref is how a field gives a shared type its own default (as Kubernetes' OpenAPI does with allOf).
    private static ObjectSchema ReadReference(SchemaFields fields, string reference)
    {
        string name = reference.StartsWith(ReferencePrefix, StringComparison.Ordinal) ? reference[ReferencePrefix.Length..] : "";
        if (!fields.Definitions.TryGetValue(name, out JsonObject? target))
        {
            throw new SchemaException(fields.At("$ref"), $"{reference} is not defined");
        }

        ObjectSchema schema = Read(fields with { Schema = target, Depth = fields.Depth + 1 });
        return fields.Raw("default") is { } value ? schema with { Default = value } : schema;
    }

    private static ObjectSchema? ReadChild(SchemaFields fields, string name) => fields.Child(name) is { } child ? Read(child) : null;

    private static ImmutableArray<ObjectSchema> ReadAll(SchemaFields fields, string name) => [.. fields.List(name).Select(Read)];

    private static SchemaType ReadType(SchemaFields fields) => fields.Text("type") switch
    {
        null or "" => SchemaType.Any,
        "object" => SchemaType.Object,
        "array" => SchemaType.Array,
        "string" => SchemaType.String,
        "integer" => SchemaType.Integer,
        "number" => SchemaType.Number,
        "boolean" => SchemaType.Boolean,
        string other => throw new SchemaException(
            fields.At("type"), $"\"{other}\" is not one of array, boolean, integer, number, object, string"),
    };

    private static ListType ReadListType(SchemaFields fields) => fields.Text("x-kubernetes-list-type") switch
    {
        null or "" or "atomic" => ListType.Atomic,
        "set" => ListType.Set,
        "map" => ListType.Map,
        string other => throw new SchemaException(fields.At("x-kubernetes-list-type"), $"\"{other}\" is not one of atomic, map, set"),
    };
}
