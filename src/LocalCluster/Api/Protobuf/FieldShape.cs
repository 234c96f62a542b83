namespace NetworkTelemetry.LocalCluster.Api.Protobuf;

/// <summary>How the value of a protobuf field stands in JSON.</summary>
internal enum FieldShape
{
    Text,
    TextList,
    TextMap,
    BytesMap,
    Boolean,
    Message,
    MessageList,
}
