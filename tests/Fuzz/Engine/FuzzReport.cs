namespace NetworkTelemetry.Fuzz.Engine;

/// <param name="Failure">The first thing that did not hold, with the input; null: everything did.</param>
/// <param name="WorstAllocation">Bytes, by one input.</param>
internal sealed record FuzzReport(string Name, ulong Seed, long Inputs, TimeSpan WorstTime, long WorstAllocation, string? Failure)
{
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"| {Name} | {Inputs} | {WorstTime.TotalMilliseconds:0.0} | {WorstAllocation / 1024} | {Failure ?? "none"} |");
}
