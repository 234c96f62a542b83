namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>The changes after the asked version are not kept any more (HTTP 410): list again.</summary>
internal sealed class HistoryExpiredException(long asked, long oldest)
    : Exception($"too old resource version: {asked} ({oldest})");
