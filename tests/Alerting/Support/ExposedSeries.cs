using System.Globalization;
using System.Text.RegularExpressions;

namespace NetworkTelemetry.Alerting.Support;

/// <summary>One series of a page in Prometheus' text format.</summary>
/// <param name="Name">Of the sample: of a histogram with its suffix.</param>
/// <param name="Labels">In the order of the page.</param>
internal sealed partial record ExposedSeries(string Name, IReadOnlyList<(string Name, string Value)> Labels)
{
    public double Value { get; init; }

    /// <summary>The same for series that Prometheus takes for the same.</summary>
    public string Key => $"{Name}{{{string.Join(", ", Labels.Select(label => $"{label.Name}={label.Value}").Order(StringComparer.Ordinal))}}}";

    public string? this[string label] => Labels.FirstOrDefault(one => one.Name == label).Value;

    public static IReadOnlyList<ExposedSeries> Read(string page) =>
        [.. page.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Of)];

    public static string Bound(double bound) => double.IsPositiveInfinity(bound) ? "+Inf" : bound.ToString("R", CultureInfo.InvariantCulture);

    private static ExposedSeries Of(string line)
    {
        var sample = Sample().Match(line);
        Assert.True(sample.Success, $"no sample: {line}");
        return new ExposedSeries(sample.Groups["name"].Value, [.. Label().Matches(sample.Groups["labels"].Value).Select(Read)])
        {
            Value = Number(sample.Groups["value"].Value),
        };
    }

    private static (string, string) Read(Match label)
    {
        var (name, value) = (label.Groups["name"].Value, label.Groups["value"].Value);
        return (name, name == "le" ? Bound(Number(value)) : value);
    }

    private static double Number(string text) => text == "+Inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>\S+)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(\\.|[^"\\])*)",?""")]
    private static partial Regex Label();
}
