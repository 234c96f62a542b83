namespace NetworkTelemetry.Kubernetes.Client;

/// <param name="ResourceVersion">Null or empty: most recent; <c>"0"</c>: whatever the server's cache holds.</param>
/// <param name="Limit">Page size.</param>
/// <param name="Continue">The token of the page before.</param>
public sealed record ListOptions(
    string? LabelSelector = null,
    string? FieldSelector = null,
    string? ResourceVersion = null,
    int? Limit = null,
    string? Continue = null);
