using System.Diagnostics.CodeAnalysis;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>How a reconcile ended. A failure is tried again with back-off unless it is terminal.</summary>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The factory names that KubeOps users know.")]
public sealed record ReconciliationResult<T>
    where T : class, IResource<T>
{
    private ReconciliationResult(T entity) => Entity = entity;

    public T Entity { get; }

    [MemberNotNullWhen(false, nameof(ErrorMessage))]
    public bool IsSuccess => ErrorMessage is null;

    public string? ErrorMessage { get; private init; }

    public Exception? Error { get; private init; }

    /// <summary>Look again after this, whatever happens in between. On failure: instead of the back-off.</summary>
    public TimeSpan? RequeueAfter { get; private init; }

    /// <summary>Only a change of an object can help: not tried again by itself.</summary>
    public bool IsTerminal { get; private init; }

    public static ReconciliationResult<T> Success(T entity, TimeSpan? requeueAfter = null) => new(entity) { RequeueAfter = requeueAfter };

    public static ReconciliationResult<T> Failure(T entity, string errorMessage, Exception? error = null, TimeSpan? requeueAfter = null) =>
        new(entity) { ErrorMessage = errorMessage, Error = error, RequeueAfter = requeueAfter };

    public static ReconciliationResult<T> TerminalFailure(T entity, string errorMessage, Exception? error = null) =>
        new(entity) { ErrorMessage = errorMessage, Error = error, IsTerminal = true };
}
