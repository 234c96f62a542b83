using System.Net;
using System.Security.Authentication;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Why an API server cannot be used, in one line that names it and where its address was read. Pure.</summary>
public static class ConnectionProblem
{
    /// <returns>Null: it is an API server, whatever else it says.</returns>
    public static string? Of(Exception error, KubernetesClientConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var server = $"{configuration.Server} ({configuration.Source})";
        return error switch
        {
            KubernetesException { Code: HttpStatusCode.Unauthorized } => $"the API server {server} refuses the credentials (401)",
            // Some clusters tell their version only to those they know well.
            KubernetesException { IsForbidden: true, Status.Reason: "Forbidden" } => null,
            KubernetesException refusal => $"{server} is not a Kubernetes API server: {refusal.Message}",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Tls(error, configuration, server),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"the API server {server} cannot be reached: its name {configuration.Server.Host} is not known",
            TimeoutException or OperationCanceledException => $"the API server {server} does not answer",
            _ => $"the API server {server} cannot be reached: {ErrorReader.OneLine(error.InnerException?.Message ?? error.Message)}",
        };
    }

    private static string Tls(Exception error, KubernetesClientConfiguration configuration, string server)
    {
        if (error.InnerException is not AuthenticationException refusal || !refusal.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase))
            return $"the API server {server} does not speak TLS as it should: {ErrorReader.OneLine((error.InnerException ?? error).Message)}";
        if (refusal.Message.Contains("NameMismatch", StringComparison.Ordinal))
            return $"the certificate of the API server {server} is not for {configuration.TlsServerName ?? configuration.Server.Host}";
        if (refusal.Message.Contains("NotTimeValid", StringComparison.Ordinal))
            return $"the certificate of the API server {server}, or of its certificate authority, has expired or is not valid yet";
        var authority = configuration.CertificateAuthorities is null ? "an authority that this machine trusts" : "the configured certificate-authority";
        return $"the certificate of the API server {server} is not signed by {authority}: {ErrorReader.OneLine(refusal.Message)}";
    }
}
