using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Which objects of a type are followed.</summary>
internal sealed record ReflectorScope(string? Namespace = null, string? LabelSelector = null, string? FieldSelector = null)
{
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdleMargin = TimeSpan.FromSeconds(5);

    public ListOptions ToList(ListPosition position, string? next) =>
        new(LabelSelector, FieldSelector, next is null ? position.ResourceVersion : null, position.Limit, next);

    public WatchOptions ToWatch(string? resourceVersion, Random random)
    {
        // Spread over 5 to 10 min, so that after a restart of the server not all clients come back at once for ever.
        var timeout = ShortestWatch * (1 + random.NextDouble());
        return new(LabelSelector, FieldSelector, resourceVersion, timeout, timeout + IdleMargin);
    }
}
