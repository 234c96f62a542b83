using System.Text.Json.Nodes;

namespace NetworkTelemetry.Dashboards.Model;

/// <param name="Description">What it shows and how to read it; behind the panel's question mark.</param>
/// <param name="Unit">Grafana's id of the unit: <c>s</c>, <c>percentunit</c>, <c>short</c> …</param>
internal abstract record Panel(string Title, string Description, string Unit)
{
    /// <summary>Columns of the grid; 0 shares what is left.</summary>
    public int Width { get; init; }

    public int? Decimals { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }

    /// <summary>Shown instead of an empty panel where nothing is the good news.</summary>
    public string? NoValue { get; init; }

    public virtual IReadOnlyList<Query> Queries { get; init; } = [];
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];
    public IReadOnlyList<StateText> States { get; init; } = [];
    public IReadOnlyList<DataLink> Links { get; init; } = [];
    public virtual IReadOnlyList<FieldOverride> Overrides { get; init; } = [];

    public abstract string Type { get; }

    /// <summary>Id of the colouring of values: <c>thresholds</c>, <c>palette-classic</c>.</summary>
    public abstract string ColorMode { get; }

    /// <summary>Least width of a step. The window of rates is a step and a scrape, so that it always holds a round of a target that is measured once a minute.</summary>
    public virtual string? Interval => null;

    public virtual int? MaxDataPoints => null;

    public abstract JsonObject Options();

    public virtual JsonObject? Custom() => null;

    public virtual JsonArray? Transformations() => null;
}
