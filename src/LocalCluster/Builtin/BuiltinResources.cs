using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>The types that the local cluster serves without a CRD.</summary>
internal static class BuiltinResources
{
    public static ImmutableArray<ResourceDefinition> All => throw new NotImplementedException();

    /// <summary>The OpenAPI v3 schemas of all built-in types, by definition name. Nobody changes them: copy before use.</summary>
    public static FrozenDictionary<string, JsonObject> OpenApiDefinitions => throw new NotImplementedException();
}
