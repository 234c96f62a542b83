using System.Text.Json;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The parts of the template that the API passes on as they are, as far as the pod's model has types for them.</summary>
internal static class TemplateJson
{
    public static ResourceRequirements? Resources(JsonElement? resources) => resources is not { ValueKind: JsonValueKind.Object } given
        ? null
        : new ResourceRequirements { Requests = Quantities(given, "requests"), Limits = Quantities(given, "limits") };

    public static IReadOnlyList<LocalObjectReference>? References(IReadOnlyList<JsonElement>? references) => references is null
        ? null
        :
        [
            .. references
                .Where(reference => reference.ValueKind == JsonValueKind.Object && reference.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
                .Select(reference => new LocalObjectReference { Name = reference.GetProperty("name").GetString()! }),
        ];

    // A quantity may be a number: "cpu: 1".
    private static Dictionary<string, string>? Quantities(JsonElement resources, string name) =>
        resources.TryGetProperty(name, out var quantities) && quantities.ValueKind == JsonValueKind.Object
            ? quantities.EnumerateObject().ToDictionary(quantity => quantity.Name, quantity => quantity.Value.ToString())
            : null;
}
