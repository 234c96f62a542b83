using System.Net.Http.Headers;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Who we are, for each request anew: tokens expire.</summary>
public abstract class CredentialSource
{
    /// <param name="refused">The server answered 401 to the credential before: fetch a new one.</param>
    internal abstract ValueTask<AuthenticationHeaderValue?> GetAsync(bool refused, CancellationToken cancellationToken);
}
