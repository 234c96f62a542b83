using NetworkTelemetry.Api.Conditions;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Why a node is not Running, or is of no use. What the kubelet has a word for (ErrImagePull, CrashLoopBackOff, …) keeps that word.</summary>
internal static class NodeReasons
{
    public const string PodFailed = "PodFailed";
    public const string DeadlineExceeded = "ProvisioningDeadlineExceeded";
    public const string PodCreationFailed = "PodCreationFailed";
    public const string ListNotStored = "ListNotStored";
    public const string NoPod = "NoPod";
    public const string Unscheduled = "Unscheduled";
    public const string ContainersNotReady = "ContainersNotReady";
    public const string AwaitingConfiguration = "AwaitingConfiguration";
    public const string PodNotReady = "PodNotReady";

    /// <summary>It runs, and is cut off from what it should measure.</summary>
    public const string ProberIsolated = ConditionReasons.ProberIsolated;
}
