namespace NetworkTelemetry.Operator.Analysis;

/// <summary>How much a new status differs from the stored one.</summary>
/// <param name="IsTransition">It must be written at once.</param>
/// <param name="Weight">Otherwise: how much writing it would tell, relative to what is stored; 0: nothing worth a write.</param>
internal readonly record struct StatusChange(bool IsTransition, double Weight)
{
    public static StatusChange None { get; } = new(false, 0);

    public static StatusChange Transition { get; } = new(true, double.PositiveInfinity);
}
