using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Operator.Hosting;

/// <summary>Finds at the start what would otherwise show as a row of failures: a server that is none, or rights that are missing.</summary>
internal static class StartCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <returns>One line, or null.</returns>
    public static async Task<string?> FindProblemAsync(
        KubernetesClient client, KubernetesClientConfiguration configuration, IReadOnlyList<AccessNeed> needs, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            await client.GetVersionAsync(limit.Token);
        }
        catch (Exception e)
        {
            if (ConnectionProblem.Of(e, configuration) is { } problem) return problem;
        }

        try
        {
            var missing = await AccessCheck.MissingAsync(client, needs, limit.Token);
            return missing.Count == 0 ? null : $"{configuration.Source} at {configuration.Server} lacks rights: {AccessNeed.Describe(missing)}";
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return ConnectionProblem.Of(e, configuration);
        }
    }
}
