namespace NetworkTelemetry.Operator.Analysis;

/// <summary>How much the operator hears from a node.</summary>
internal enum NodeStanding
{
    /// <summary>It answers.</summary>
    Reporting,

    /// <summary>It has not answered since the operator started, and still has time to.</summary>
    Awaited,

    /// <summary>There is no report: no pod yet, or none any more.</summary>
    Absent,

    /// <summary>Its pod lives, but several polls in a row have failed.</summary>
    Unreachable,
}
