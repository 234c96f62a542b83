namespace NetworkTelemetry.Dashboards.Model;

/// <summary>Panels beside each other. Those that give no width share what the others leave of the grid's 24 columns.</summary>
/// <param name="Height">In units of the grid, 30 pixels each.</param>
internal sealed record Line(int Height, params IReadOnlyList<Panel> Panels);
