using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Who we are, asked for each request anew: tokens expire.</summary>
public abstract class CredentialSource
{
    private protected CredentialSource()
    {
    }

    /// <summary>A client certificate that came with the credential; used for connections from then on.</summary>
    internal virtual X509Certificate2? Certificate => null;

    internal virtual bool MayHoldCertificate => false;

    /// <param name="refused">The server answered 401 to the credential before: fetch a new one.</param>
    internal abstract ValueTask<AuthenticationHeaderValue?> GetAsync(bool refused, CancellationToken cancellationToken);
}
