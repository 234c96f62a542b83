namespace NetworkTelemetry.Dashboards.Model;

/// <summary>From this value on the colour is this one; null: from the least value on.</summary>
internal sealed record Threshold(string Color, double? From)
{
    public static IReadOnlyList<Threshold> Plain { get; } = [new("text", null)];

    /// <summary>Green up to <paramref name="warning"/>, then yellow, from <paramref name="bad"/> on red.</summary>
    public static IReadOnlyList<Threshold> Rising(double warning, double bad) => [new("green", null), new("yellow", warning), new("red", bad)];

    /// <summary>Red up to <paramref name="warning"/>, then yellow, from <paramref name="good"/> on green.</summary>
    public static IReadOnlyList<Threshold> Falling(double warning, double good) => [new("red", null), new("yellow", warning), new("green", good)];

    public static IReadOnlyList<Threshold> AnyIs(string color) => [new("green", null), new(color, 1)];
}
