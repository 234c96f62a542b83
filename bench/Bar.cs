using System.Globalization;

namespace NetworkTelemetry.Bench;

/// <summary>One figure, in the form that is easily read by people and programs.</summary>
internal static class Bar
{
    public static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bar {name} {value:0.###}"));
}
