using System.Text;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Files;

/// <summary>The Authorization header that a Secret stands for: Basic (RFC 7617) of username and password, or Bearer (RFC 6750) of token. Pure.</summary>
internal static class CredentialFile
{
    private const string AllowedHosts = "allowedHosts";

    // Only visible ASCII: a line break would begin another header.
    private const int MaxLength = 8192;

    public static ProbeFile Of(ObjectKey key, Secret? secret, string host)
    {
        if (secret is null) return ProbeFile.Missing($"the Secret {key} does not exist");
        if (secret.Type != ApiGroup.CredentialSecretType)
            return ProbeFile.Missing($"the Secret {key} has the type {secret.Type}; credentials are only read from type {ApiGroup.CredentialSecretType}");
        if (Text(secret, AllowedHosts) is not { } hosts)
            return ProbeFile.Missing($"the Secret {key} has no key {AllowedHosts}, which names the hosts that it may be sent to");
        if (!hosts.Split([',', '\n', ' ', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Contains(host, StringComparer.OrdinalIgnoreCase))
            return ProbeFile.Missing($"the Secret {key} does not name {host} in {AllowedHosts}");
        if (HeaderOf(secret) is not { } header) return ProbeFile.Missing($"the Secret {key} has neither the keys username and password nor the key token");
        if (header.Length > MaxLength || header.Any(c => c is < ' ' or > '~'))
            return ProbeFile.Missing($"the token in the Secret {key} is not one line of ASCII of at most {MaxLength} characters");

        // Named by version, not by content: names are in the list, and a hash would let anybody who reads it try passwords.
        var name = $"credential-{ContentHash.Of($"{secret.Metadata.Uid}/{secret.Metadata.ResourceVersion}", 16)}";
        return new ProbeFile(new MountedFile { Name = name }, Encoding.ASCII.GetBytes(header));
    }

    private static string? HeaderOf(Secret secret)
    {
        if (Text(secret, "token") is { } token) return $"Bearer {token.Trim()}";
        return Text(secret, "username") is { } user && Text(secret, "password") is { } password
            ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.TrimEnd('\r', '\n')}:{password.TrimEnd('\r', '\n')}"))}"
            : null;
    }

    private static string? Text(Secret secret, string key) =>
        secret.Data is not null && secret.Data.TryGetValue(key, out var value) && value.Length > 0 ? Encoding.UTF8.GetString(value) : null;
}
