using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Isolation;

/// <summary>Whether a node is isolated, by its prober's own evidence or by comparison. Pure.</summary>
internal static class IsolationRule
{
    /// <summary>
    /// How long a node that comes back keeps abstaining while something that it sees Down is still Up elsewhere: a round of the default interval. Its targets are
    /// measured anew one after the other, and the last four would otherwise be called Down because the fifth has recovered.
    /// </summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    /// <param name="previous">What was found the last time; null: not isolated.</param>
    /// <param name="own">What the prober says of itself.</param>
    /// <returns>Null: not isolated.</returns>
    public static NodeIsolation? Judge(NodeIsolation? previous, IReadOnlyList<IsolatedFamily>? own, ComparedView compared, DateTimeOffset now)
    {
        if (own is { Count: > 0 }) return Seen(string.Join(", ", own.Select(one => $"its prober is cut off from {one.Family} ({one.Reason})")));
        if (compared.IsIsolated) return previous is null ? Seen(Words(compared)) : previous with { LastSeen = now };
        return previous is not null && compared.Disputed > 0 && now - previous.LastSeen < Recovery ? previous : null;

        NodeIsolation Seen(string message) => new(message, now);
    }

    private static string Words(ComparedView compared) =>
        $"it sees targets in {compared.Prefixes} or more networks Down, most of which are Up for other nodes";
}
