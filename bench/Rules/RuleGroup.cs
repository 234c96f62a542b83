using System.Text.Json;

namespace NetworkTelemetry.Bench.Rules;

/// <summary>A group of rules as Prometheus reports it: when it was evaluated last, how long that took, and what a rule of it failed with.</summary>
internal sealed record RuleGroup(string Name, TimeSpan Interval, DateTimeOffset Evaluated, double Seconds, IReadOnlyList<string> Queries, string? Failed)
{
    public static async Task<IReadOnlyList<RuleGroup>> ReadAsync(HttpClient client)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync("/api/v1/rules"));
        return [.. answer.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray().Select(Read)];
    }

    /// <summary>Samples that one evaluation reads: what it costs, whatever else the machine does.</summary>
    public async Task<long> SamplesAsync(HttpClient client)
    {
        long samples = 0;
        foreach (var query in Queries)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/query?stats=all&query={Uri.EscapeDataString($"count({query})")}"));
            samples += answer.RootElement.GetProperty("data").GetProperty("stats").GetProperty("samples").GetProperty("totalQueryableSamples").GetInt64();
        }

        return samples;
    }

    private static RuleGroup Read(JsonElement group)
    {
        var rules = group.GetProperty("rules").EnumerateArray().ToArray();
        return new(
            group.GetProperty("name").GetString()!,
            TimeSpan.FromSeconds(group.GetProperty("interval").GetDouble()),
            group.GetProperty("lastEvaluation").GetDateTimeOffset(),
            group.GetProperty("evaluationTime").GetDouble(),
            [.. rules.Select(rule => rule.GetProperty("query").GetString()!)],
            rules.Select(rule => rule.TryGetProperty("lastError", out var error) ? error.GetString() : null).FirstOrDefault(error => error is { Length: > 0 }));
    }
}
