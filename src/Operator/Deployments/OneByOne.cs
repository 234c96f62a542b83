using System.Runtime.ExceptionServices;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>An effect on many, one after the other: what is refused for one is no reason to leave out those after it.</summary>
internal static class OneByOne
{
    /// <exception cref="Exception">What went wrong first; the others are done.</exception>
    public static async Task RunAsync<T>(IEnumerable<T> items, Func<T, Task> effect) => (await TryAsync(items, effect))?.Throw();

    /// <returns>What went wrong first; null when nothing did.</returns>
    public static async Task<ExceptionDispatchInfo?> TryAsync<T>(IEnumerable<T> items, Func<T, Task> effect)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var item in items)
        {
            try
            {
                await effect(item);
            }
            catch (Exception e) when (!ConcernsAll(e))
            {
                first ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        return first;
    }

    // A server that is away or asks for patience would take a minute over each of hundreds.
    private static bool ConcernsAll(Exception e) =>
        e is OperationCanceledException or NotLeaderException or HttpRequestException or KubernetesException { RetryAfter: not null };
}
