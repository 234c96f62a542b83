using System.Text.RegularExpressions;

namespace NetworkTelemetry.Testing.Dashboards;

/// <summary>What Grafana puts in the place of variables in a query.</summary>
/// <param name="Range">The time range of the dashboard, a PromQL duration.</param>
/// <param name="Interval">Width of a step.</param>
/// <param name="IntervalMilliseconds">The same in milliseconds.</param>
/// <param name="RateInterval">At least four scrapes, or a counter's increase is not seen.</param>
public sealed partial record GrafanaVariables(string Range = "1h", string Interval = "1m", int IntervalMilliseconds = 60_000, string RateInterval = "5m")
{
    /// <summary>Values of the dashboard's own variables by name; those that are not here have All chosen.</summary>
    public IReadOnlyDictionary<string, string> Chosen { get; init; } = new Dictionary<string, string>();

    /// <param name="allValues">What All stands for, by variable.</param>
    public string In(string expression, IReadOnlyDictionary<string, string> allValues) => Variable().Replace(expression, match => match.Groups[1].Value switch
    {
        "__rate_interval" => RateInterval,
        "__interval" => Interval,
        "__interval_ms" => IntervalMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "__range" => Range,
        var name when Chosen.TryGetValue(name, out var value) => value,
        var name when allValues.TryGetValue(name, out var value) => value,
        var name => throw new ArgumentException($"the dashboard has no variable {name}: {expression}"),
    });

    // Grafana leaves what is no variable: $1 of label_replace.
    [GeneratedRegex(@"\$\{?([a-zA-Z_]\w*)\}?")]
    private static partial Regex Variable();
}
