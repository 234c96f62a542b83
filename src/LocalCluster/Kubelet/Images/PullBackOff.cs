using NetworkTelemetry.LocalCluster.Kubelet.Containers;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Images;

/// <summary>The alternation ErrImagePull → ImagePullBackOff → ErrImagePull of an image that can't be had, with growing delays.</summary>
/// <param name="Attempted">When the latest attempt failed.</param>
/// <param name="Delay">From there to the next attempt.</param>
internal sealed record PullBackOff(DateTimeOffset Attempted, TimeSpan Delay)
{
    /// <summary>How long the failed attempt itself is shown; the kubelet shows it until its next look at the pod.</summary>
    private static readonly TimeSpan AttemptShown = TimeSpan.FromSeconds(1);

    public DateTimeOffset NextAttempt => Attempted + Delay;

    public static PullBackOff Advance(PullBackOff? last, DateTimeOffset now, BackOffLimits limits) =>
        last is null ? new(now, limits.Initial)
        : now >= last.NextAttempt ? new(now, limits.Double(last.Delay))
        : last;

    public (ContainerWaiting Waiting, DateTimeOffset Until) Show(string image, DateTimeOffset now)
    {
        var shownUntil = Attempted + (AttemptShown < Delay ? AttemptShown : Delay / 2);
        return now < shownUntil
            ? (new("ErrImagePull", Problem(image)), shownUntil)
            : (new("ImagePullBackOff", $"Back-off pulling image \"{image}\": ErrImagePull: {Problem(image)}"), NextAttempt);
    }

    public static string Problem(string image) => $"image \"{image}\" is not in the local cluster's image table; it runs programs of this machine, not containers";
}
