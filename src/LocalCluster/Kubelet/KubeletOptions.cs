using NetworkTelemetry.LocalCluster.Kubelet.Images;

namespace NetworkTelemetry.LocalCluster.Kubelet;

public sealed record KubeletOptions
{
    /// <summary>Holds <c>pods/UID/…</c>: volumes, logs and the run files by which living children are found again.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>Programs by image name, either exact or the repository without tag. Any other image is ErrImagePull.</summary>
    public required IReadOnlyDictionary<string, LocalImage> Images { get; init; }

    public string NodeName { get; init; } = "local";

    /// <summary>Delay before the second restart of a failing container (the first is immediate) and before the second pull; it doubles from there.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest back-off. A container that ran twice as long starts over with an immediate restart.</summary>
    public TimeSpan MaximumBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often everything is compared with the API again, in case a notification was missed, and logs are rotated.</summary>
    public TimeSpan ResyncPeriod { get; init; } = TimeSpan.FromSeconds(10);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
