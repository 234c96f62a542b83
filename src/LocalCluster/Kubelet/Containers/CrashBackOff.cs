namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

/// <summary>
/// The kubelet's restart back-off (client-go flowcontrol.Backoff as kuberuntime uses it): the first restart is immediate, later ones wait
/// 10 s, 20 s … 5 min after the end of the instance before; one that ran longer than twice the maximum starts over.
/// </summary>
/// <param name="Delay">To be waited after the next end.</param>
/// <param name="Since">When the latest restart was made.</param>
internal sealed record CrashBackOff(TimeSpan Delay, DateTimeOffset Since)
{
    public static DateTimeOffset NotBefore(CrashBackOff? last, DateTimeOffset finishedAt, BackOffLimits limits) =>
        last is null || IsOver(last, finishedAt, limits) ? finishedAt : finishedAt + last.Delay;

    public static CrashBackOff AfterRestart(CrashBackOff? last, DateTimeOffset finishedAt, DateTimeOffset now, BackOffLimits limits) =>
        new(last is null || IsOver(last, finishedAt, limits) ? limits.Initial : limits.Double(last.Delay), now);

    private static bool IsOver(CrashBackOff last, DateTimeOffset finishedAt, BackOffLimits limits) => finishedAt - last.Since > limits.Maximum * 2;
}
