namespace NetworkTelemetry.Api.Conditions;

/// <summary>Types of conditions of both resources.</summary>
public static class ConditionTypes
{
    /// <summary>The spec is valid. False: reason and message say what to change; the last valid state stays in effect.</summary>
    public const string Accepted = "Accepted";

    /// <summary>Both: the present spec is in effect and everything is well.</summary>
    public const string Ready = "Ready";

    /// <summary>ProbeTarget: at least one node measures it.</summary>
    public const string Assigned = "Assigned";

    /// <summary>ProbeTarget: no Required probe is Down.</summary>
    public const string Reachable = "Reachable";

    /// <summary>NetworkDeployment: at least one target is selected.</summary>
    public const string TargetsMatched = "TargetsMatched";

    /// <summary>NetworkDeployment: at least one node is Running, or none is wanted.</summary>
    public const string Available = "Available";

    /// <summary>NetworkDeployment: no running node is cut off from what it measures.</summary>
    public const string Connected = "Connected";

    /// <summary>NetworkDeployment: nodes or lists are on their way to the present spec.</summary>
    public const string Progressing = "Progressing";

    /// <summary>kstatus: the operator is still working towards the present generation.</summary>
    public const string Reconciling = "Reconciling";

    /// <summary>kstatus: only a person can help.</summary>
    public const string Stalled = "Stalled";
}
