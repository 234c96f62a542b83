namespace NetworkTelemetry.Dashboards.Model;

/// <summary>One dashboard, as far as it differs from the others.</summary>
/// <param name="Uid">Stable: links of people lead to it.</param>
/// <param name="From">Start of the time range that it opens with, as <c>now-6h</c>.</param>
/// <param name="Alerts">Selector of the alerts that are drawn into its graphs.</param>
internal sealed record Dashboard(
    string Uid, string Title, string Description, string From, IReadOnlyList<Variable> Variables, string Alerts, IReadOnlyList<Section> Sections)
{
    /// <summary>Whether what is chosen here means the same on the other dashboards.</summary>
    public bool SharesItsChoice { get; init; } = true;
}
