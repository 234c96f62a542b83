namespace NetworkTelemetry.Bench.Soak;

internal static class LeastSquares
{
    /// <summary>Of the straight line that fits best.</summary>
    public static double Slope(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToArray();
        var (x, y) = (all.Average(point => point.X), all.Average(point => point.Y));
        return all.Sum(point => (point.X - x) * (point.Y - y)) / all.Sum(point => (point.X - x) * (point.X - x));
    }
}
