using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>
/// A structural schema (OpenAPI v3 with Kubernetes' extensions), parsed once. <see cref="Default"/> and <see cref="Enum"/> hold JSON that
/// nobody changes: copy it before use.
/// </summary>
internal sealed record ObjectSchema
{
    public static ObjectSchema Anything { get; } = new() { PreserveUnknownFields = true };

    public SchemaType Type { get; init; }
    public string? Description { get; init; }
    public FrozenDictionary<string, ObjectSchema> Properties { get; init; } = FrozenDictionary<string, ObjectSchema>.Empty;
    public ObjectSchema? Items { get; init; }

    /// <summary>The schema of the values of a map; null where the schema has no <c>additionalProperties</c>.</summary>
    public ObjectSchema? AdditionalProperties { get; init; }

    /// <summary>False only for an explicit <c>additionalProperties: false</c>.</summary>
    public bool AllowsAdditionalProperties { get; init; } = true;

    public ImmutableArray<string> Required { get; init; } = [];
    public JsonNode? Default { get; init; }
    public ImmutableArray<JsonNode?> Enum { get; init; } = [];
    public string? Pattern { get; init; }
    public Regex? PatternExpression { get; init; }
    public string? Format { get; init; }
    public bool Nullable { get; init; }

    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }
    public bool ExclusiveMinimum { get; init; }
    public bool ExclusiveMaximum { get; init; }
    public decimal? MultipleOf { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
    public int? MinProperties { get; init; }
    public int? MaxProperties { get; init; }
    public bool UniqueItems { get; init; }

    public ListType ListType { get; init; }
    public ImmutableArray<string> ListMapKeys { get; init; } = [];
    public bool AtomicMap { get; init; }
    public bool PreserveUnknownFields { get; init; }
    public bool IntOrString { get; init; }
    public bool EmbeddedResource { get; init; }

    /// <summary><c>x-kubernetes-patch-strategy</c> of built-in types: <c>merge</c>, <c>retainKeys</c> or both.</summary>
    public ImmutableArray<string> PatchStrategies { get; init; } = [];
    public string? PatchMergeKey { get; init; }

    public ImmutableArray<ObjectSchema> AllOf { get; init; } = [];
    public ImmutableArray<ObjectSchema> AnyOf { get; init; } = [];
    public ImmutableArray<ObjectSchema> OneOf { get; init; } = [];
    public ObjectSchema? Not { get; init; }

    /// <summary>The schema of a field or map value; null when the schema knows nothing about it.</summary>
    public ObjectSchema? Child(string field) => Properties.TryGetValue(field, out ObjectSchema? child) ? child : AdditionalProperties;
}
