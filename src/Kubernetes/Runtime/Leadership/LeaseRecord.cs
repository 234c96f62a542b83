using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>What is written into the lease.</summary>
internal static class LeaseRecord
{
    public static Lease Held(Lease? current, LeaderElectionOptions options, DateTimeOffset now)
    {
        var spec = current?.Spec;
        var isOurs = spec?.HolderIdentity == options.Identity;
        return (current ?? new Lease { Metadata = new() { Namespace = options.LeaseNamespace, Name = options.LeaseName } }) with
        {
            Spec = new()
            {
                HolderIdentity = options.Identity,
                LeaseDurationSeconds = (int)Math.Ceiling(options.LeaseDuration.TotalSeconds),
                AcquireTime = isOurs ? spec!.AcquireTime : now,
                RenewTime = now,
                LeaseTransitions = current is null ? 0 : (spec?.LeaseTransitions ?? 0) + (isOurs ? 0 : 1),
            },
        };
    }

    /// <summary>Nobody's, and expired at once: the next one need not wait.</summary>
    public static Lease Released(Lease current, DateTimeOffset now) => current with
    {
        Spec = (current.Spec ?? new()) with { HolderIdentity = "", LeaseDurationSeconds = 1, AcquireTime = now, RenewTime = now },
    };
}
