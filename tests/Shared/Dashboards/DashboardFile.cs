using System.Text.Json.Nodes;

namespace NetworkTelemetry.Testing.Dashboards;

/// <summary>A dashboard as it stands in config/grafana/dashboards.</summary>
public sealed record DashboardFile(string Name, JsonObject Json)
{
    public static IReadOnlyList<DashboardFile> All { get; } =
    [
        .. Directory.GetFiles(Repository.PathOf("config", "grafana", "dashboards"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => new DashboardFile(Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!.AsObject())),
    ];

    public string Uid => (string)Json["uid"]!;

    /// <summary>Panels in the order of the page, without rows.</summary>
    public IEnumerable<JsonObject> Panels => AllPanels.Where(panel => (string)panel["type"]! != "row");

    public IEnumerable<JsonObject> AllPanels => Json["panels"]!.AsArray().Select(panel => panel!.AsObject());

    public IEnumerable<JsonObject> Variables => Json["templating"]!["list"]!.AsArray().Select(variable => variable!.AsObject());

    public IEnumerable<JsonObject> Annotations => Json["annotations"]!["list"]!.AsArray().Select(annotation => annotation!.AsObject());

    public IReadOnlyDictionary<string, string> AllValues =>
        Variables.Where(variable => variable["allValue"] is not null).ToDictionary(variable => (string)variable["name"]!, variable => (string)variable["allValue"]!);

    public override string ToString() => Name;
}
