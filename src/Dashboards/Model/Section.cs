namespace NetworkTelemetry.Dashboards.Model;

/// <summary>A titled row with lines of panels below.</summary>
internal sealed record Section(string Title, params IReadOnlyList<Line> Lines);
