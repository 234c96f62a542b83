namespace NetworkTelemetry.Operator.Deployments;

/// <summary>How much a status differs from the one that is stored.</summary>
internal enum StatusDifference
{
    None,

    /// <summary>Only which revision the nodes run and how many targets they have: may wait, so that one change of the lists is one write.</summary>
    Deliveries,

    Transition,
}
