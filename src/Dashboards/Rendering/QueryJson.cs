using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Rendering;

internal static class QueryJson
{
    public static JsonNode Of(Query query, int index) => new JsonObject
    {
        ["refId"] = RefId(query, index),
        ["datasource"] = PanelJson.DataSource(),
        ["expr"] = query.Expression,
        ["legendFormat"] = query.Legend,
        ["format"] = query.Format,
        ["instant"] = query.IsInstant,
        ["range"] = !query.IsInstant,
        ["editorMode"] = "code",
    };

    public static string RefId(Query query, int index) => query.RefId ?? ((char)('A' + index)).ToString();
}
