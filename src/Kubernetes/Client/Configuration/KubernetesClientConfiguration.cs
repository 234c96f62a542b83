using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Where the API server is, how to trust it, and who we are.</summary>
public sealed record KubernetesClientConfiguration
{
    public required Uri Server { get; init; }

    /// <summary>Where this was read, for people.</summary>
    public string Source { get; init; } = "no file";

    /// <summary>The context's namespace, or the pod's own.</summary>
    public string? Namespace { get; init; }

    /// <summary>Only these may sign the server's certificate; null: the machine's own roots.</summary>
    public X509Certificate2Collection? CertificateAuthorities { get; init; }

    public bool SkipTlsVerify { get; init; }

    /// <summary>The name to expect in the server's certificate, when it is not the one in <see cref="Server"/>.</summary>
    public string? TlsServerName { get; init; }

    public IWebProxy? Proxy { get; init; }

    public X509Certificate2? ClientCertificate { get; init; }

    public CredentialSource? Credentials { get; init; }

    /// <summary>The first of: <paramref name="path"/>, the KUBECONFIG variable, the pod's service account, ~/.kube/config.</summary>
    /// <param name="context">Instead of the file's current context.</param>
    /// <exception cref="KubernetesConfigurationException">Nothing usable; the message names the file, the context and what is wrong.</exception>
    public static KubernetesClientConfiguration Load(string? path = null, string? context = null) =>
        new ConfigurationLoader(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), TimeProvider.System)
            .Load(path, context);
}
