namespace NetworkTelemetry.LocalCluster.Kubelet.Status;

/// <summary>A condition that the kubelet owns, without its times.</summary>
internal sealed record PodCondition(string Type, bool Holds, string? Reason = null, string? Message = null)
{
    public string Status => Holds ? "True" : "False";
}
