using System.Text.Json;
using System.Text.RegularExpressions;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Api.Validation;

/// <summary>What would make the API server refuse every pod of a deployment.</summary>
internal static partial class TemplateRules
{
    public static void Check(FieldPath field, NodeTemplate? template)
    {
        if (template is null) return;
        if (template.Image is { } image && (image.Length == 0 || image.Any(char.IsWhiteSpace)))
            field.Child("image").Invalid(image, "must be the name of an image without spaces, for example registry.example.com/prober:1.2");
        LabelRules.Check(field.Child("labels"), template.Labels);
        LabelRules.Check(field.Child("nodeSelector"), template.NodeSelector);
        foreach (var key in template.Annotations?.Keys ?? []) LabelRules.Key(field.Child("annotations"), key);
        foreach (var part in (ReadOnlySpan<string>)["requests", "limits"]) Quantities(field.Child("resources").Child(part), template.Resources, part);
    }

    private static void Quantities(FieldPath field, JsonElement? resources, string part)
    {
        if (resources is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty(part, out var quantities)) return;
        if (quantities.ValueKind != JsonValueKind.Object)
        {
            field.Invalid(quantities.ToString(), "must be quantities by name, for example {cpu: 100m, memory: 64Mi}");
            return;
        }

        foreach (var quantity in quantities.EnumerateObject())
        {
            var isQuantity = quantity.Value.ValueKind == JsonValueKind.Number || (quantity.Value.ValueKind == JsonValueKind.String && Quantity().IsMatch(quantity.Value.GetString()!));
            if (!isQuantity) field.Child(quantity.Name).Invalid(quantity.Value.ToString(), "must be a quantity, for example 100m, 0.5 or 64Mi");
        }
    }

    [GeneratedRegex(@"^[0-9]+(\.[0-9]*)?([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?\z")]
    private static partial Regex Quantity();
}
