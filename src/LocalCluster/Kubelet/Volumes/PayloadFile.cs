namespace NetworkTelemetry.LocalCluster.Kubelet.Volumes;

internal sealed record PayloadFile(byte[] Content, UnixFileMode Mode);
