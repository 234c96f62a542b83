using System.Net;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Puts the credential on each request; a refused one is fetched anew, once.</summary>
internal sealed class AuthenticationHandler(CredentialSource credentials, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = await credentials.GetAsync(refused: false, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        var renewed = await credentials.GetAsync(refused: true, cancellationToken);
        if (Equals(renewed, request.Headers.Authorization))
            return response;

        response.Dispose();
        request.Headers.Authorization = renewed;
        return await base.SendAsync(request, cancellationToken);
    }
}
