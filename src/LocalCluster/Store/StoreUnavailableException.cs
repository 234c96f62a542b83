namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>A write could not be made durable; nothing has changed (HTTP 500).</summary>
internal sealed class StoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
