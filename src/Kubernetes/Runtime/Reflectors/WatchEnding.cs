using System.Net;
using System.Text.Json;
using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>How a watch ended.</summary>
/// <param name="Error">Null when the server closed the stream in good order.</param>
/// <param name="FailingFor">How long the server has been answering with internal errors, without an event between.</param>
/// <param name="IsFirst">Whether it began at the version of a list.</param>
internal readonly record struct WatchEnding(Exception? Error, int Events, TimeSpan Lasted, TimeSpan FailingFor = default, bool IsFirst = false)
{
    private static readonly TimeSpan VeryShort = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxInternalErrors = TimeSpan.FromSeconds(30);

    public WatchAction Decide() => Error switch
    {
        // A server that does not know the version that it has just given will not know the next one either.
        KubernetesException { IsGone: true } or KubernetesException { IsResourceVersionTooLarge: true } =>
            IsFirst && IsVeryShort ? WatchAction.BackOffAndRelist : WatchAction.Relist,
        KubernetesException { Code: HttpStatusCode.TooManyRequests } => WatchAction.BackOffAndResume,
        KubernetesException { IsInternalError: true } => FailingFor < MaxInternalErrors ? WatchAction.BackOffAndResume : WatchAction.BackOffAndRelist,
        KubernetesException => WatchAction.BackOffAndRelist,
        HttpRequestException => WatchAction.BackOffAndResume, // Refused, reset before an answer, unresolved.
        JsonException { } when Events == 0 => WatchAction.BackOffAndRelist,
        // The tail of a line that a closing server cut off, a reset, or silence: nothing is lost, the next watch goes on from the last version.
        JsonException or IOException or TimeoutException or null => IsVeryShort ? WatchAction.BackOffAndRelist : WatchAction.Resume,
        _ => WatchAction.BackOffAndRelist,
    };

    // A server (or a proxy) that closes at once and says nothing would be asked in a hot loop.
    private bool IsVeryShort => Events == 0 && Lasted < VeryShort;
}
