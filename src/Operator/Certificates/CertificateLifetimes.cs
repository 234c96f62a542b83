namespace NetworkTelemetry.Operator.Certificates;

internal static class CertificateLifetimes
{
    public static readonly TimeSpan Authority = TimeSpan.FromDays(730);
    public static readonly TimeSpan Serving = TimeSpan.FromDays(90);

    /// <summary>How long a new authority is only trusted before it signs: those who read <c>ca.crt</c> have it by then.</summary>
    public static readonly TimeSpan TrustDelay = TimeSpan.FromDays(1);

    /// <summary>Certificates are valid from before they were made: not every clock is right.</summary>
    public static readonly TimeSpan Backdated = TimeSpan.FromHours(1);

    /// <summary>When a third of the life is left.</summary>
    public static DateTimeOffset RenewAt(DateTimeOffset notBefore, DateTimeOffset notAfter) => notAfter - (notAfter - notBefore) / 3;
}
