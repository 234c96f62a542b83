using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Rendering;

/// <summary>Places panels in Grafana's grid of 24 columns.</summary>
internal static class Grid
{
    public const int Columns = 24;

    /// <summary>X and width of each panel of a line.</summary>
    public static IEnumerable<(Panel Panel, int X, int Width)> Place(Line line)
    {
        var (fixedWidth, sharing) = (line.Panels.Sum(panel => panel.Width), line.Panels.Count(panel => panel.Width == 0));
        var x = 0;
        foreach (var panel in line.Panels)
        {
            var width = panel.Width > 0 ? panel.Width : (Columns - fixedWidth) / sharing;
            yield return (panel, x, width);
            x += width;
        }
    }
}
