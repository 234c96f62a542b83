namespace NetworkTelemetry.Dashboards.Model;

/// <summary>One PromQL query.</summary>
/// <param name="Legend">Name of each series, with <c>{{label}}</c>; never empty.</param>
internal sealed record Query(string Expression, string Legend)
{
    /// <summary>By which overrides find its series; otherwise a letter.</summary>
    public string? RefId { get; init; }

    /// <summary>One value at the end of the time range instead of a graph over it.</summary>
    public bool IsInstant { get; init; }

    /// <summary>time_series, table or heatmap.</summary>
    public string Format { get; init; } = "time_series";

    /// <summary>The limit that a target has itself: drawn as a dashed line.</summary>
    public const string Limit = "Limit";

    public static Query Now(string expression, string legend) => new(expression, legend) { IsInstant = true };

    public static Query LimitOf(string expression, string legend) => new(expression, legend) { RefId = Limit };
}
