namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>A configuration or a managedFields entry that has no fields to speak of; the message names the path.</summary>
internal sealed class FieldsException(string message) : Exception(message);
