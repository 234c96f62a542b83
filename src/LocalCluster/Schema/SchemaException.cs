namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>A schema that can't be used.</summary>
internal sealed class SchemaException(string path, string detail) : Exception($"{path}: {detail}")
{
    /// <summary>Where in the schema, for example <c>properties[spec].pattern</c>.</summary>
    public string Path { get; } = path;

    public string Detail { get; } = detail;
}
