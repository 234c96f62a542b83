using System.Globalization;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>One scrape in the text format.</summary>
internal sealed class Exposition(string text)
{
    /// <summary>The sum over all series of a family (or of one sample name), whose labels contain <paramref name="labels"/>.</summary>
    public double Sum(string name, string labels = "")
    {
        double sum = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.StartsWith(name, StringComparison.Ordinal) || (line[name.Length] != '{' && line[name.Length] != ' ')) continue;
            if (labels.Length > 0 && !line.Contains(labels, StringComparison.Ordinal)) continue;
            sum += double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
        }

        return sum;
    }

    public int Series => text.AsSpan().Count('\n') - (text.AsSpan().Count("\n# ") + 1);
}
