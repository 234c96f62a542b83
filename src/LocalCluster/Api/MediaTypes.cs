using Microsoft.Extensions.Primitives;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Content negotiation. The server speaks JSON; an object or a list can also be had as a table.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string ApplyPatch = "application/apply-patch+yaml";
    public const string JsonPatch = "application/json-patch+json";
    public const string MergePatch = "application/merge-patch+json";
    public const string StrategicMergePatch = "application/strategic-merge-patch+json";
    public const string OpenApiV2Protobuf = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    /// <exception cref="ApiException">406: nothing that the client accepts can be had.</exception>
    public static Representation Negotiate(StringValues accept)
    {
        var offers = accept.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (offers.Length == 0)
            return Representation.Object;
        foreach (var offer in offers)
        {
            var parts = offer.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is not (Json or "*/*" or "application/*"))
                continue;
            switch (Parameter(parts, "as"))
            {
                case null:
                    return Representation.Object;
                case "Table" when Parameter(parts, "g") == "meta.k8s.io" && Parameter(parts, "v") == "v1":
                    return Representation.Table;
            }
        }

        throw ApiErrors.NotAcceptable(Json);
    }

    /// <summary>The type without its parameters, in lower case.</summary>
    public static string Name(string? contentType) => (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>True when one of the offers in <paramref name="accept"/> has all of the parameters.</summary>
    public static bool Accepts(StringValues accept, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        foreach (var offer in accept.ToString().Split(','))
        {
            var parts = offer.Split(';', StringSplitOptions.TrimEntries);
            var all = parts[0] == Json;
            foreach (var (name, value) in parameters)
                all &= Parameter(parts, name) == value;
            if (all)
                return true;
        }

        return false;
    }

    private static string? Parameter(string[] parts, string name) =>
        parts.Skip(1).FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
