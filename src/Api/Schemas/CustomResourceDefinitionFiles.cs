using System.Text.Json.Nodes;

namespace NetworkTelemetry.Api.Schemas;

/// <summary>How a CustomResourceDefinition stands in config/crd.</summary>
public static class CustomResourceDefinitionFiles
{
    public static string Text(JsonObject definition) => YamlText.Write(definition, "Generated from src/Api by ./telemetry crd; do not edit.");
}
