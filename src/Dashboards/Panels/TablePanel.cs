using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>Columns of labels, then columns of values; each value is a query of its own, and rows are joined by their labels.</summary>
/// <param name="Keys">Labels that all queries have, with the titles of their columns.</param>
internal sealed record TablePanel(string Title, string Description, IReadOnlyList<(string Label, string Name)> Keys, IReadOnlyList<Column> Columns)
    : Panel(Title, Description, "none")
{
    /// <summary>The column that is sorted by, greatest first.</summary>
    public required string SortBy { get; init; }

    public override IReadOnlyList<Query> Queries =>
        [.. Columns.Select(column => Query.Now(column.Expression, column.Name) with { Format = "table" })];

    public override IReadOnlyList<FieldOverride> Overrides => [.. Columns.Select(column => column.Look())];

    public override string Type => "table";
    public override string ColorMode => "thresholds";

    // Bounds the steps of sub-queries, whose resolution is $__interval.
    public override int? MaxDataPoints => 200;

    public override JsonObject Options() => new()
    {
        ["showHeader"] = true,
        ["cellHeight"] = "sm",
        ["enablePagination"] = true,
        ["frameIndex"] = 0,
        ["sortBy"] = new JsonArray(new JsonObject { ["displayName"] = SortBy, ["desc"] = true }),
    };

    public override JsonObject Custom() => new()
    {
        ["align"] = "auto", ["filterable"] = true, ["inspect"] = false, ["cellOptions"] = new JsonObject { ["type"] = "auto" },
    };

    public override JsonArray Transformations() =>
        new(new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() }, new JsonObject { ["id"] = "organize", ["options"] = Organized() });

    private JsonObject Organized()
    {
        var (order, names) = (new JsonObject(), new JsonObject());
        var fields = Keys.Select(key => (Field: key.Label, key.Name)).Concat(Columns.Select((column, index) => (Field: ValueField(index), column.Name)));
        foreach (var (field, position) in fields.Select((field, position) => (field, position)))
        {
            order[field.Field] = position;
            if (field.Field != field.Name) names[field.Field] = field.Name;
        }

        return new() { ["excludeByName"] = new JsonObject { ["Time"] = true }, ["indexByName"] = order, ["renameByName"] = names };
    }

    // As Grafana's Prometheus source names it.
    private string ValueField(int index) => Columns.Count == 1 ? "Value" : $"Value #{(char)('A' + index)}";
}
