using System.Net.Http.Headers;
using System.Text;

namespace NetworkTelemetry.Kubernetes.Client;

internal sealed class StaticCredentials(AuthenticationHeaderValue header) : CredentialSource
{
    public static StaticCredentials Bearer(string token) => new(new AuthenticationHeaderValue("Bearer", token));

    public static StaticCredentials Basic(string user, string password) =>
        new(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))));

    internal override ValueTask<AuthenticationHeaderValue?> GetAsync(bool refused, CancellationToken cancellationToken) => new(header);
}
