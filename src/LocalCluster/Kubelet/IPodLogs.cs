namespace NetworkTelemetry.LocalCluster.Kubelet;

/// <summary>What <c>GET …/pods/NAME/log</c> serves.</summary>
public interface IPodLogs
{
    /// <summary>Copies the log to <paramref name="output"/>; with <see cref="PodLogQuery.Follow"/> until the container ends for good or the caller cancels.</summary>
    /// <exception cref="FileNotFoundException">The container is unknown or has not run yet; the message says which.</exception>
    Task CopyAsync(string @namespace, string pod, PodLogQuery query, Stream output, CancellationToken cancellationToken);
}
