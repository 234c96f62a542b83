namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>The <c>includeObject</c> query parameter: what each row carries besides its cells.</summary>
internal enum IncludeObject
{
    Metadata,
    None,
    Object,
}
