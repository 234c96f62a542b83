using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.LocalCluster.Kubelet;

internal static partial class KubeletLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Pod {Namespace}/{Name}: {Problem}; trying again in {Seconds:0.0} s")]
    public static partial void PodStepFailed(this ILogger logger, string @namespace, string name, string problem, double seconds, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pod {Namespace}/{Name} is left alone because it can't be read: {Problem}")]
    public static partial void PodUnreadable(this ILogger logger, string @namespace, string name, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Pod {Namespace}/{Name}: container {Container} (pid {Pid}) was already running and is taken over")]
    public static partial void ContainerAdopted(this ILogger logger, string @namespace, string name, string container, int pid);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ending what is left of {Count} pod(s) that no longer exist")]
    public static partial void EndingOrphans(this ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listing pods failed: {Problem}; trying again in {Period}")]
    public static partial void ListFailed(this ILogger logger, string problem, TimeSpan period, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Watching the API failed: {Problem}; pods are compared with it every {Period}")]
    public static partial void WatchFailed(this ILogger logger, string problem, TimeSpan period, Exception exception);
}
