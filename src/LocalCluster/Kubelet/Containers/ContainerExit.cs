using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

/// <summary>How the end of a container is reported.</summary>
internal static class ContainerExit
{
    private const string Unknown = "The container could not be located when the pod was looked at: it ended while nobody was there to be told its exit code.";

    /// <param name="exitCode">Null when it is not known.</param>
    /// <param name="logTail">Shown when a container that failed asks for it (terminationMessagePolicy FallbackToLogsOnError).</param>
    public static ContainerTerminated Describe(int? exitCode, string? containerId, DateTimeOffset? startedAt, DateTimeOffset finishedAt, string? logTail = null) => new()
    {
        ExitCode = exitCode ?? 137,
        Reason = exitCode switch { null => "ContainerStatusUnknown", 0 => "Completed", _ => "Error" },
        Message = exitCode is null ? Unknown : exitCode == 0 ? null : logTail,
        StartedAt = startedAt,
        FinishedAt = finishedAt,
        ContainerID = containerId,
    };

    /// <summary>A program that could not even be executed (containerd's StartError).</summary>
    public static ContainerTerminated NotStarted(string message, DateTimeOffset now) => new()
    {
        ExitCode = 128,
        Reason = "StartError",
        Message = "failed to start container: " + message,
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = now,
    };
}
