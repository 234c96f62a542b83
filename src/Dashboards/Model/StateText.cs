namespace NetworkTelemetry.Dashboards.Model;

/// <summary>A value that stands for a state, with its name and colour.</summary>
internal sealed record StateText(int Value, string Text, string Color)
{
    /// <summary>The values of <see cref="Queries.StateOfTargets"/>.</summary>
    public static IReadOnlyList<StateText> OfTargets { get; } =
        [new(0, "Unknown", "#808080"), new(1, "Up", "green"), new(2, "Degraded", "yellow"), new(3, "Down", "red")];
}
