namespace NetworkTelemetry.Operator.Deployments;

/// <summary>How soon a status has to be written.</summary>
internal enum StatusUrgency
{
    None,

    /// <summary>Only which revision the nodes run and how many targets they have: may wait, so that one change of the lists is one write.</summary>
    Deliveries,

    Transition,
}
