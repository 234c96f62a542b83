namespace NetworkTelemetry.Dashboards.Model;

/// <summary>A choice at the top of a dashboard: every value of one label, several or all at once. It selects series by the label of its own name.</summary>
/// <param name="Series">Whose label is listed, as a PromQL selector.</param>
/// <param name="IsHidden">Set by links only.</param>
internal sealed record Variable(string Name, string Label, string Series, string ListedLabel, string Description, bool IsHidden = false)
{
    // Labels that may be missing are selected by .*, which also matches their absence.
    public string AllValue => Name is "job" or "instance" ? ".+" : ".*";
}
