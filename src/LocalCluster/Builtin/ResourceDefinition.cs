using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>One served version of a resource type, built in or made from a CustomResourceDefinition.</summary>
internal sealed record ResourceDefinition
{
    private static readonly ImmutableArray<string> AllVerbs =
        ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>Empty for the core group.</summary>
    public required string Group { get; init; }
    public required string Version { get; init; }
    public required string Kind { get; init; }
    public string ListKind { get => field ?? $"{Kind}List"; init; }
    public required string Plural { get; init; }
    public string Singular { get => field ?? Kind.ToLowerInvariant(); init; }
    public ImmutableArray<string> ShortNames { get; init; } = [];
    public ImmutableArray<string> Categories { get; init; } = [];
    public bool Namespaced { get; init; } = true;

    /// <summary>The type's name in <c>OpenApiDefinitions</c>, for example <c>io.k8s.api.core.v1.Pod</c>.</summary>
    public required string DefinitionName { get; init; }

    /// <summary>The schema to publish; may refer to <see cref="BuiltinResources.OpenApiDefinitions"/> by <c>$ref: "#/definitions/NAME"</c>.</summary>
    public required JsonObject OpenApiSchema { get; init; }

    public required ObjectSchema Schema { get; init; }
    public bool HasStatus { get; init; }
    public ScaleSubresource? Scale { get; init; }
    public required ImmutableArray<TableColumn> Columns { get; init; }

    public bool IsCustom { get; init; }

    /// <summary>What can be done with objects of the type, in Kubernetes' words.</summary>
    public ImmutableArray<string> Verbs { get; init; } = AllVerbs;

    /// <summary>The apiVersion in which the store keeps the object: differs for events.k8s.io and for old versions of custom resources.</summary>
    public required string StorageApiVersion { get; init; }

    /// <summary>A question that is answered when it is posted; nothing is stored.</summary>
    public bool IsReview => Verbs is ["create"];

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The key of the store, the same for all versions: <c>pods</c>, <c>events</c> (both groups),
    /// <c>probetargets.networktelemetry.io</c>.</summary>
    public string StoreName => StorageApiVersion.Contains('/', StringComparison.Ordinal) ? $"{Plural}.{Group}" : Plural;

    /// <summary>One definition for each served version. The CRD has been validated by <see cref="ResourceRules.Validate"/>.</summary>
    /// <exception cref="SchemaException">A version's schema can't be used.</exception>
    public static IReadOnlyList<ResourceDefinition> FromCustomResourceDefinition(JsonObject crd) => CustomResourceReader.Read(crd);

    /// <summary>A copy of a stored object in this version.</summary>
    public JsonObject FromStorage(JsonObject stored) => IsEventOfGroup ? EventConversion.ToEventsGroup(stored) : InVersion(stored, ApiVersion);

    /// <summary>A copy of an object of this version in the stored one.</summary>
    public JsonObject ToStorage(JsonObject value) => IsEventOfGroup ? EventConversion.ToCore(value) : InVersion(value, StorageApiVersion);

    private bool IsEventOfGroup => Group == "events.k8s.io";

    private static JsonObject InVersion(JsonObject value, string apiVersion)
    {
        JsonObject copy = value.DeepClone().AsObject();
        copy["apiVersion"] = apiVersion;
        return copy;
    }
}
