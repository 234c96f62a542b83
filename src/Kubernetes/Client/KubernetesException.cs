using System.Net;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The API server's answer to a request that it refused. The message is one line: verb, resource, object, and what the server said.</summary>
public sealed class KubernetesException : Exception
{
    public KubernetesException(string message, HttpStatusCode code, Status status, TimeSpan? retryAfter = null)
        : base(message)
    {
        Code = code;
        Status = status;
        RetryAfter = retryAfter;
    }

    public HttpStatusCode Code { get; }

    public Status Status { get; }

    /// <summary>What the server asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; }

    public bool IsNotFound => Code == HttpStatusCode.NotFound;

    public bool IsAlreadyExists => Status.Reason == "AlreadyExists";

    public bool IsConflict => Code == HttpStatusCode.Conflict && !IsAlreadyExists;

    /// <summary>The resource version is too old to continue from: list again.</summary>
    public bool IsGone => Code == HttpStatusCode.Gone || Status.Reason is "Expired" or "Gone";

    public bool IsInvalid => Code == HttpStatusCode.UnprocessableEntity;

    public bool IsForbidden => Code == HttpStatusCode.Forbidden;

    public bool IsTooManyRequests => Code == HttpStatusCode.TooManyRequests;

    public bool IsInternalError => Code == HttpStatusCode.InternalServerError;

    /// <summary>The server's cache has not caught up with the version that was asked for: list again without a version.</summary>
    public bool IsResourceVersionTooLarge =>
        Status.Details?.Causes?.Any(cause => cause.Reason == "ResourceVersionTooLarge") == true
        || Status.Message?.Contains("Too large resource version", StringComparison.Ordinal) == true;
}
