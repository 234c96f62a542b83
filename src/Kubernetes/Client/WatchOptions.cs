namespace NetworkTelemetry.Kubernetes.Client;

/// <param name="Timeout">After this the server closes the stream.</param>
/// <param name="IdleTimeout">When nothing at all arrives for this long, the connection counts as dead: <see cref="TimeoutException"/>.</param>
public sealed record WatchOptions(
    string? LabelSelector = null,
    string? FieldSelector = null,
    string? ResourceVersion = null,
    TimeSpan? Timeout = null,
    TimeSpan? IdleTimeout = null,
    bool AllowBookmarks = true);
