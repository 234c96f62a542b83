namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>Keeps graphs readable, and browsers alive, with thousands of targets.</summary>
internal static class Worst
{
    public const int Shown = 20;

    /// <summary>Those series of a graph whose rank over the whole time range is greatest: the same ones at each step.</summary>
    /// <param name="rank">Evaluated at the end of the time range: its selectors end with <c>@ end()</c>.</param>
    public static string Of(string expression, string rank, string labels =
        Measures.Key, int shown = Shown) => $"({expression}) and on ({labels}) topk({shown}, {rank})";
}
