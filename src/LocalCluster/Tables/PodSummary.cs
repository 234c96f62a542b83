using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>A pod in one row: the words and counts that kubectl users know.</summary>
internal sealed record PodSummary(int Ready, int Containers, string Status, long Restarts, DateTimeOffset? LastRestart)
{
    public static PodSummary Of(JsonObject pod)
    {
        JsonObject? status = pod.Object("status");
        JsonObject[] initial = [.. status.Objects("initContainerStatuses")];
        JsonObject[] main = [.. status.Objects("containerStatuses")];
        string phase = status.Text("phase") ?? "";
        string reason = status.Text("reason") is { Length: > 0 } given ? given : phase;
        string? initializing = Initializing(initial, pod.Object("spec").Array("initContainers")?.Count ?? 0);
        bool initialized = initializing is null || HasCondition(status, "Initialized");
        if (initialized) reason = MainReason(main, status, reason);
        else reason = initializing ?? reason;

        JsonObject[] counted = initialized ? main : initial;
        return new PodSummary(
            initialized ? main.Count(IsReady) : 0,
            pod.Object("spec").Array("containers")?.Count ?? 0,
            IsDeleted(pod, phase) ? "Terminating" : reason,
            counted.Sum(container => container.Find("restartCount").AsInteger() ?? 0),
            counted.Select(FinishedBefore).Max());
    }

    /// <summary><c>2 (15s ago)</c>.</summary>
    public string RestartText(DateTimeOffset now) =>
        Restarts > 0 && LastRestart is { } last ? $"{Restarts} ({HumanDuration.Format(now - last)} ago)" : $"{Restarts}";

    // A pod that has ended keeps its outcome while it waits to be removed.
    private static bool IsDeleted(JsonObject pod, string phase) =>
        pod.Object("metadata").Text("deletionTimestamp") is not null && phase is not ("Succeeded" or "Failed");

    private static string? Initializing(JsonObject[] statuses, int total)
    {
        for (int i = 0; i < statuses.Length; i++)
        {
            JsonObject? state = statuses[i].Object("state");
            JsonObject? ended = state.Object("terminated");
            if (ended is not null && ended.Find("exitCode").AsInteger() == 0) continue;
            if (ended is not null) return $"Init:{EndReason(ended)}";
            string? reason = state.Object("waiting").Text("reason");
            return reason is { Length: > 0 } and not "PodInitializing" ? $"Init:{reason}" : $"Init:{i}/{total}";
        }

        return null;
    }

    // From the last container to the first: the first one that has something to say wins.
    private static string MainReason(JsonObject[] statuses, JsonObject? status, string reason)
    {
        foreach (JsonObject container in statuses.Reverse())
        {
            JsonObject? state = container.Object("state");
            if (state.Object("waiting").Text("reason") is { Length: > 0 } waiting) reason = waiting;
            else if (state.Object("terminated") is { } ended) reason = EndReason(ended);
        }

        if (reason != "Completed" || !statuses.Any(IsReady)) return reason;
        return HasCondition(status, "Ready") ? "Running" : "NotReady";
    }

    private static string EndReason(JsonObject ended)
    {
        if (ended.Text("reason") is { Length: > 0 } reason) return reason;
        return ended.Find("signal").AsInteger() is { } signal and not 0 ? $"Signal:{signal}" : $"ExitCode:{ended.Find("exitCode").AsInteger()}";
    }

    private static bool IsReady(JsonObject container) => container.Flag("ready") && container.Object("state").Object("running") is not null;

    private static bool HasCondition(JsonObject? status, string type) =>
        status.Objects("conditions").Any(condition => condition.Text("type") == type && condition.Text("status") == "True");

    private static DateTimeOffset? FinishedBefore(JsonObject container) =>
        HumanDuration.TryParse(container.Object("lastState").Object("terminated").Text("finishedAt"), out DateTimeOffset time) ? time : null;
}
