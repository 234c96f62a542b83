namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>One line of a watch. Exactly one of <see cref="Object"/> and <see cref="Error"/> is set.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c>, <c>BOOKMARK</c> or <c>ERROR</c>.</param>
public sealed record WatchEvent<T>(string Type, T? Object, Status? Error)
    where T : class, IKubernetesObject;
