namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The JSON type that a schema asks for; <see cref="Any"/> where it does not say.</summary>
internal enum SchemaType
{
    Any,
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
}
