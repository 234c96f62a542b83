using System.Globalization;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>
/// Makes the kubelet deliver a list. Annotating the pod makes it look at once; but list and annotation travel on separate watches, so the kubelet may still
/// have looked at the old list. When the prober lags, the annotation gets a new nonce after 2, 4, 8, 16, then every 30 s.
/// </summary>
/// <param name="Annotation">The value to put on the pod; null: leave it.</param>
/// <param name="PushedAt">When the pod was last annotated, or first seen to lag; null while it does not.</param>
/// <param name="NextLook">When to look again because of this.</param>
internal sealed record ListDelivery(string? Annotation, DateTimeOffset? PushedAt, TimeSpan? NextLook)
{
    /// <summary>How long a delivery may take before anybody should worry.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <param name="revision">Of the stored list.</param>
    /// <param name="annotation">On the pod now.</param>
    /// <param name="heard">Whether the pod's prober has reported.</param>
    /// <param name="applied">The revision that it reported.</param>
    /// <param name="pushedAt">As returned the last time.</param>
    public static ListDelivery Decide(string revision, string? annotation, bool heard, string? applied, DateTimeOffset? pushedAt, DateTimeOffset now)
    {
        var (pushed, nonce) = Parse(annotation);
        if (pushed != revision) return new(revision, now, Usual);
        if (!heard || applied == revision) return new(null, null, null);
        if (pushedAt is null) return new(null, now, Delay(nonce));
        var remaining = pushedAt.Value + Delay(nonce) - now;
        return remaining > TimeSpan.Zero
            ? new(null, pushedAt, remaining)
            : new(string.Create(CultureInfo.InvariantCulture, $"{revision}/{nonce + 1}"), now, Delay(nonce + 1));
    }

    private static TimeSpan Delay(int nonce) => nonce >= 4 ? Longest : Usual * (1 << nonce);

    private static (string? Revision, int Nonce) Parse(string? annotation)
    {
        var slash = annotation?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0) return (annotation, 0);
        return (annotation![..slash], int.TryParse(annotation.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var nonce) ? nonce : 0);
    }
}
