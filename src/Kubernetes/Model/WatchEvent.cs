namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>
/// One line of a watch. <see cref="Object"/> is set for ADDED, MODIFIED and DELETED, <see cref="Error"/> for ERROR, and for an object
/// that could not be read. <see cref="Metadata"/> is set whenever the line held an object, also for a bookmark.
/// </summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c>, <c>BOOKMARK</c> or <c>ERROR</c>.</param>
public sealed record WatchEvent<T>(string Type, T? Object, Status? Error, ObjectMeta? Metadata = null)
    where T : class, IKubernetesObject;
