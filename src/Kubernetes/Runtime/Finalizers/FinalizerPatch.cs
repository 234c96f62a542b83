using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>JSON patches that fail rather than undo somebody else's change of the list: no lost updates, no conflict over unrelated edits.</summary>
internal static class FinalizerPatch
{
    public static JsonArray Add(ObjectMeta metadata, IReadOnlyList<string> missing)
    {
        if (metadata.Finalizers is not { Count: > 0 } present)
        {
            // RFC 6902 cannot test for a member that is not there, so the whole object must still be the one we saw.
            return new JsonArray(Test("/metadata/resourceVersion", metadata.ResourceVersion), Operation("add", "/metadata/finalizers", ListOf(missing)));
        }

        return new JsonArray(
        [
            Test("/metadata/uid", metadata.Uid),
            Operation("test", "/metadata/finalizers", ListOf(present)),
            .. missing.Select(name => Operation("add", "/metadata/finalizers/-", JsonValue.Create(name))),
        ]);
    }

    public static JsonArray Remove(ObjectMeta metadata, string name)
    {
        var path = $"/metadata/finalizers/{metadata.Finalizers!.ToList().IndexOf(name)}";
        return new JsonArray(Test("/metadata/uid", metadata.Uid), Test(path, name), new JsonObject { ["op"] = "remove", ["path"] = path });
    }

    private static JsonObject Test(string path, string? value) => Operation("test", path, value is null ? null : JsonValue.Create(value));

    private static JsonObject Operation(string operation, string path, JsonNode? value) => new() { ["op"] = operation, ["path"] = path, ["value"] = value };

    private static JsonArray ListOf(IEnumerable<string> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
