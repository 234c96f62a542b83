using System.Security.Cryptography;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The service account that the kubelet mounts into every pod.</summary>
internal static class InClusterConfiguration
{
    private const string Folder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>Null when this process does not run in a pod with a service account.</summary>
    public static KubernetesClientConfiguration? TryLoad(Func<string, string?> environment, TimeProvider time, string folder = Folder)
    {
        var host = environment("KUBERNETES_SERVICE_HOST");
        var port = environment("KUBERNETES_SERVICE_PORT");
        var token = Path.Combine(folder, "token");
        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(port) || !File.Exists(token))
            return null;

        var authority = Path.Combine(folder, "ca.crt");
        var namespaceFile = Path.Combine(folder, "namespace");
        try
        {
            return new()
            {
                Source = "the pod's service account",
                Server = new($"https://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}"),
                Namespace = File.Exists(namespaceFile) ? File.ReadAllText(namespaceFile).Trim() : null,
                CertificateAuthorities = CertificateReader.ImportAuthorities(File.ReadAllText(authority)),
                Credentials = new TokenFileCredentials(token, time),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or UriFormatException)
        {
            throw new KubernetesConfigurationException($"service account in {folder}: {error.Message}", error);
        }
    }
}
