using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A lease as seen from here, and since when it has looked like this. Clocks of other machines play no part.</summary>
internal sealed record LeaseView(Lease? Lease, TimeSpan ObservedAt)
{
    public static LeaseView Unknown { get; } = new(null, TimeSpan.Zero);

    public LeaseView Observe(Lease? lease, TimeSpan now) =>
        Lease is not null && lease is not null && Lease.Metadata.Uid == lease.Metadata.Uid && Lease.Spec == lease.Spec
            ? this with { Lease = lease }
            : new(lease, now);

    public LeaseAction Decide(string identity, TimeSpan now)
    {
        if (Lease is null)
            return LeaseAction.Create;
        var holder = Lease.Spec?.HolderIdentity;
        if (holder == identity)
            return LeaseAction.Renew;
        if (string.IsNullOrEmpty(holder))
            return LeaseAction.Take;
        return now - ObservedAt > TimeSpan.FromSeconds(Lease.Spec?.LeaseDurationSeconds ?? 0) ? LeaseAction.Take : LeaseAction.Wait;
    }
}
