namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>What becomes of a key after a reconcile.</summary>
/// <param name="Forget">Whether its failures are forgotten.</param>
/// <param name="Requeue">Whether it comes again: after <paramref name="After"/>, or after its back-off when that is null.</param>
/// <param name="Result">The <c>result</c> label of the metric.</param>
internal readonly record struct QueueAction(bool Forget, bool Requeue, TimeSpan? After, string Result)
{
    public const string Success = "success";
    public const string Error = "error";
    public const string RequeueAfter = "requeue_after";

    public static QueueAction Of(bool isSuccess, bool isTerminal, TimeSpan? requeueAfter) => (isSuccess, isTerminal, requeueAfter) switch
    {
        (true, _, { } after) when after > TimeSpan.Zero => new(true, true, after, RequeueAfter),
        (true, _, _) => new(true, false, null, Success),
        (false, true, _) => new(true, false, null, Error),
        (false, false, { } after) when after > TimeSpan.Zero => new(false, true, after, Error),
        _ => new(false, true, null, Error),
    };

    public static QueueAction Of<T>(ReconciliationResult<T> result)
        where T : class, Model.IResource<T> =>
        Of(result.IsSuccess, result.IsTerminal, result.RequeueAfter);
}
