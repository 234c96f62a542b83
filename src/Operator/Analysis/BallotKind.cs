namespace NetworkTelemetry.Operator.Analysis;

internal enum BallotKind
{
    Up,
    Down,

    /// <summary>The node could not measure: its own failure. It abstains.</summary>
    CannotTell,

    /// <summary>The node answers, but has confirmed nothing yet.</summary>
    NotYet,

    Absent,
    Unreachable,
}
