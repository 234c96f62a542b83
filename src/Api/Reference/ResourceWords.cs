using System.Text.Json.Nodes;

namespace NetworkTelemetry.Api.Reference;

/// <summary>What a schema cannot say about a resource.</summary>
internal sealed record ResourceWords(
    string Introduction, JsonObject Definition, IReadOnlyList<Word> Phases, string AfterPhases, IReadOnlyList<ConditionWords> Conditions);
