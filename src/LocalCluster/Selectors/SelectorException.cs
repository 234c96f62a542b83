namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>A selector that can't be read or is not supported; the message is what the API server answers with (400).</summary>
internal sealed class SelectorException(string message) : Exception(message);
