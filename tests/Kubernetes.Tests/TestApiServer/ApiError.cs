using System.Text.Json.Nodes;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>An answer that is a <c>Status</c>.</summary>
internal sealed class ApiError(int code, string reason, string message, string? cause = null) : Exception(message)
{
    public int Code => code;

    public static ApiError NotFound(string what) => new(404, "NotFound", $"{what} not found");

    public static ApiError Gone() => new(410, "Expired", "The resourceVersion for the provided watch is too old.");

    public JsonObject ToJson() => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Status",
        ["status"] = "Failure",
        ["code"] = code,
        ["reason"] = reason,
        ["message"] = Message,
        ["details"] = new JsonObject { ["causes"] = cause is null ? null : new JsonArray(new JsonObject { ["reason"] = cause }) },
    };
}
