using System.Net;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Picks a context and follows it to a cluster and a user.</summary>
internal static class KubeconfigResolver
{
    public static KubernetesClientConfiguration Resolve(Kubeconfig config, string source, string? contextName, TimeProvider time)
    {
        var name = contextName ?? config.CurrentContext;
        if (string.IsNullOrEmpty(name))
            throw new KubernetesConfigurationException($"{source}: no current-context is set; contexts: {Names(config.Contexts)}");
        var context = Find(config.Contexts, name)
            ?? throw new KubernetesConfigurationException($"{source}: there is no context \"{name}\"; contexts: {Names(config.Contexts)}");

        try
        {
            var clusterName = context.Required("cluster");
            var cluster = Find(config.Clusters, clusterName)
                ?? throw new KubernetesConfigurationException($"{context.File}: there is no cluster \"{clusterName}\"; clusters: {Names(config.Clusters)}");
            var userName = context.Text("user");
            var user = string.IsNullOrEmpty(userName)
                ? null
                : Find(config.Users, userName)
                    ?? throw new KubernetesConfigurationException($"{context.File}: there is no user \"{userName}\"; users: {Names(config.Users)}");
            return Build(context, cluster, user, time) with { Source = $"context \"{name}\" of {context.File}" };
        }
        catch (KubernetesConfigurationException error)
        {
            throw new KubernetesConfigurationException($"{error.Message} (context \"{name}\")", error);
        }
    }

    private static KubernetesClientConfiguration Build(YamlSection context, YamlSection cluster, YamlSection? user, TimeProvider time)
    {
        var skip = cluster.Flag("insecure-skip-tls-verify");
        var server = Server(cluster);
        return new()
        {
            Server = server,
            Namespace = context.Text("namespace"),
            SkipTlsVerify = skip,
            CertificateAuthorities = skip ? null : CertificateReader.Authorities(cluster),
            TlsServerName = cluster.Text("tls-server-name"),
            Proxy = Proxy(cluster),
            ClientCertificate = user is null ? null : CertificateReader.ClientCertificate(user, time.GetUtcNow()),
            Credentials = user is null ? null : UserCredentials.Of(user, new(server, cluster), time),
        };
    }

    private static Uri Server(YamlSection cluster)
    {
        var server = Absolute(cluster, "server", cluster.Required("server"));
        return server.Scheme is "http" or "https" ? server : throw cluster.Error("server", $"must start with https:// or http://, not {server.Scheme}://");
    }

    // .NET takes no name and password out of the address, and would show them in its errors.
    private static WebProxy? Proxy(YamlSection cluster)
    {
        if (cluster.Text("proxy-url") is not { Length: > 0 } text)
            return null;
        var address = new UriBuilder(Absolute(cluster, "proxy-url", text));
        var credential = address.UserName.Length == 0 ? null : new NetworkCredential(Uri.UnescapeDataString(address.UserName), Uri.UnescapeDataString(address.Password));
        (address.UserName, address.Password) = ("", "");
        return new WebProxy(address.Uri) { Credentials = credential };
    }

    private static Uri Absolute(YamlSection section, string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri : throw section.Error(key, $"is not a URL: \"{text}\"");

    private static YamlSection? Find(IReadOnlyList<KubeconfigEntry> entries, string name) => entries.FirstOrDefault(entry => entry.Name == name)?.Section;

    private static string Names(IReadOnlyList<KubeconfigEntry> entries) => entries.Count == 0 ? "none" : string.Join(", ", entries.Select(entry => entry.Name));
}
