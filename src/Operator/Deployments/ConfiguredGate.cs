using System.Globalization;
using System.Text.Json.Nodes;
using NetworkTelemetry.Api;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>
/// The readiness gate. It latches for each container start: True once that start's prober runs an accepted list. Which start it speaks of is in its message,
/// so that no other memory is needed.
/// </summary>
internal static class ConfiguredGate
{
    public const string ListAccepted = "ListAccepted";
    public const string ContainerRestarted = "ContainerRestarted";

    // startedAt has whole seconds, and the prober takes its own start time a little later.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(1);

    public static string MessageOf(int restarts) =>
        string.Create(CultureInfo.InvariantCulture, $"The prober runs an accepted target list since container start {restarts}.");

    /// <summary>What the gate should say; null when it says so, or when there is nothing to say yet.</summary>
    public static PodCondition? Change(Pod pod, NodeReport? report, DateTimeOffset now)
    {
        if (pod.Prober() is not { State.Running: { } running } prober || pod.IsConfigured()) return null;
        var gate = pod.Condition(ApiGroup.ConfiguredGate);
        var configured = report is { Reachable: true, Revision: not null, Process: { } process } && report.PodUid == pod.Metadata.Uid
            && (running.StartedAt is null || process.StartTime >= running.StartedAt - ClockSlack);
        if (configured) return Condition("True", ListAccepted, MessageOf(prober.RestartCount), gate, now);
        return gate?.Status == "True" ? Condition("False", ContainerRestarted, "The prober was restarted and has not accepted a target list yet.", gate, now) : null;
    }

    /// <summary>For server-side apply to <c>pods/status</c>: conditions are a list-map, so those of the kubelet stay.</summary>
    /// <remarks>With the pod's UID: apply would otherwise create a pod that has just gone, or speak of its successor.</remarks>
    public static JsonObject Body(Pod pod, PodCondition condition) => new()
    {
        ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid },
        ["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(new JsonObject
            {
                ["type"] = condition.Type,
                ["status"] = condition.Status,
                ["reason"] = condition.Reason,
                ["message"] = condition.Message,
                ["lastTransitionTime"] = condition.LastTransitionTime?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            }),
        },
    };

    private static PodCondition Condition(string status, string reason, string message, PodCondition? before, DateTimeOffset now) => new()
    {
        Type = ApiGroup.ConfiguredGate, Status = status, Reason = reason, Message = message,
        LastTransitionTime = before?.Status == status ? before.LastTransitionTime : now,
    };
}
