using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>One request to a resource: where it goes, and its query parameters read.</summary>
internal sealed record ApiCall(HttpContext Http, ObjectTarget Target)
{
    private const long MaxSeconds = 30 * 86_400;

    public string? Query(string name) => Http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public bool Flag(string name) => Query(name) is "true" or "1" or "True" or "t";

    /// <exception cref="ApiException">The parameter is not a whole number that is 0 or more.</exception>
    public long? Number(string name)
    {
        if (Query(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiErrors.BadRequest($"invalid {name} \"{text}\": not a whole number");
    }

    /// <summary>As far as times and timers go: clients say "for ever" with the greatest number that they have.</summary>
    /// <exception cref="ApiException">The parameter is not a whole number that is 0 or more.</exception>
    public TimeSpan? Seconds(string name) => Number(name) is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, MaxSeconds)) : null;

    public WriteRequest ToWriteRequest() => new()
    {
        Manager = Query("fieldManager") ?? UserAgentManager(),
        DryRun = DryRun(),
        FieldValidation = Query("fieldValidation") switch
        {
            null or "Warn" => FieldValidation.Warn,
            "Ignore" => FieldValidation.Ignore,
            "Strict" => FieldValidation.Strict,
            var other => throw ApiErrors.BadRequest($"invalid fieldValidation \"{other}\": one of Ignore, Warn, Strict"),
        },
        Force = Flag("force"),
        Warn = Warn,
    };

    /// <param name="body"><c>metav1.DeleteOptions</c>; its fields win over the query.</param>
    public DeleteRequest ToDeleteRequest(JsonObject? body)
    {
        var grace = (body?["gracePeriodSeconds"]).AsInteger() ?? Number("gracePeriodSeconds");
        var orphan = (body?["orphanDependents"]).AsBoolean() ?? Flag("orphanDependents");
        return new DeleteRequest
        {
            GracePeriodSeconds = grace,
            Propagation = ((body?["propagationPolicy"]).AsText() ?? Query("propagationPolicy")) switch
            {
                null => orphan ? Propagation.Orphan : Propagation.Background,
                "Background" => Propagation.Background,
                "Foreground" => Propagation.Foreground,
                "Orphan" => Propagation.Orphan,
                var other => throw ApiErrors.BadRequest($"invalid propagationPolicy \"{other}\": one of Background, Foreground, Orphan"),
            },
            Uid = ((body?["preconditions"] as JsonObject)?["uid"]).AsText(),
            ResourceVersion = ((body?["preconditions"] as JsonObject)?["resourceVersion"]).AsText(),
            DryRun = DryRun() || body?["dryRun"] is JsonArray { Count: > 0 },
        };
    }

    private bool DryRun() => Query("dryRun") switch
    {
        null => false,
        "All" => true,
        var other => throw ApiErrors.BadRequest($"invalid dryRun \"{other}\": only All is supported"),
    };

    private string UserAgentManager()
    {
        var agent = Http.Request.Headers.UserAgent.ToString().Split('/')[0];
        return agent.Length is 0 or > 128 ? "unknown" : agent;
    }

    private void Warn(string message) => Http.Response.Headers.Append(
        "Warning", $"299 - \"{message.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
}
