namespace NetworkTelemetry.Api.Conditions;

/// <summary>Reasons of conditions and Events of both resources.</summary>
public static class ConditionReasons
{
    // Accepted
    public const string Valid = "Valid";
    public const string InvalidSpec = "InvalidSpec";
    public const string Unsupported = "Unsupported";

    // Assigned, TargetsMatched
    public const string Assigned = "Assigned";
    public const string NoMatchingDeployment = "NoMatchingDeployment";
    public const string NoRunningNode = "NoRunningNode";
    public const string CapacityExhausted = "CapacityExhausted";
    public const string ListTooLarge = "ListTooLarge";
    public const string TargetsMatched = "TargetsMatched";
    public const string NoTargets = "NoTargets";
    public const string Suspended = "Suspended";

    // Reachable
    public const string AllProbesUp = "AllProbesUp";
    public const string ProbesDown = "ProbesDown";
    public const string ProbesUnknown = "ProbesUnknown";
    public const string AwaitingResults = "AwaitingResults";
    public const string ThresholdExceeded = "ThresholdExceeded";

    // Ready, Available, Connected, Progressing, Reconciling, Stalled
    public const string AllNodesRunning = "AllNodesRunning";
    public const string NodesNotRunning = "NodesNotRunning";
    public const string NoNodeRunning = "NoNodeRunning";
    public const string ProberIsolated = "ProberIsolated";
    public const string ScaledToZero = "ScaledToZero";
    public const string NodesStarting = "NodesStarting";
    public const string ListsDelivering = "ListsDelivering";
    public const string Complete = "Complete";
    public const string AsExpected = "AsExpected";
    public const string NodesFailed = "NodesFailed";
}
