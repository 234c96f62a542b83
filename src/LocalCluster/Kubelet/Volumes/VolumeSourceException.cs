namespace NetworkTelemetry.LocalCluster.Kubelet.Volumes;

/// <summary>A volume can't be filled; the message says what is missing.</summary>
internal sealed class VolumeSourceException(string message) : Exception(message);
