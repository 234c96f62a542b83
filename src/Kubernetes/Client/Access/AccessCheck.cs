using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Asks the API server what this process may do (SelfSubjectAccessReview).</summary>
public static class AccessCheck
{
    private const int Parallelism = 8;

    /// <returns>What is missing, in the order of the needs. Nothing where the server does not answer such questions.</returns>
    /// <exception cref="HttpRequestException">The server does not answer.</exception>
    public static async Task<IReadOnlyList<AccessNeed>> MissingAsync(IKubernetesClient client, IReadOnlyList<AccessNeed> needs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(needs);
        var allowed = new bool[needs.Count];
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, needs.Count, options, async (i, token) =>
            {
                var review = new SelfSubjectAccessReview { Spec = new() { ResourceAttributes = needs[i].ToAttributes() } };
                allowed[i] = (await client.CreateAsync(review, token)).Status?.Allowed == true;
            });
        }
        catch (KubernetesException)
        {
            // Not served (a local cluster), or not for us: then what is missing shows when it is needed.
            return [];
        }

        return [.. needs.Where((_, i) => !allowed[i])];
    }
}
