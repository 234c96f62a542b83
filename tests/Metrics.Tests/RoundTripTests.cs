using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NetworkTelemetry.Metrics.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void A_written_sample_parses_back() => Prop.ForAll<NonNull<string>, double>((label, value) =>
    {
        var text = label.Get.Replace("\r", "", StringComparison.Ordinal);
        if (text.Any(char.IsSurrogate))
        {
            return true;
        }

        var registry = new MetricRegistry();
        registry.CreateGauge("sample", "S.", "text").WithLabels(text).Set(value);
        var line = Exposed.Text(registry).Split('\n')[^2];
        var (parsedLabel, parsedValue) = Parse(line);
        return parsedLabel == text && (parsedValue.Equals(value) || parsedValue == value);
    }).QuickCheckThrowOnFailure();

    // A reader of its own, written from the format's description, so that writer and reader can't share a mistake.
    private static (string Label, double Value) Parse(string line)
    {
        const string Start = "sample{text=\"";
        Assert.StartsWith(Start, line, StringComparison.Ordinal);
        var label = new StringBuilder();
        var i = Start.Length;
        for (; line[i] != '"'; i++)
        {
            label.Append(line[i] == '\\' ? (line[++i] == 'n' ? '\n' : line[i]) : line[i]);
        }

        var number = line[(i + "\"} ".Length)..];
        var value = number switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(number, CultureInfo.InvariantCulture),
        };
        return (label.ToString(), value);
    }
}
