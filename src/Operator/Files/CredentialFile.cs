using System.Text;
using System.Text.Unicode;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Files;

/// <summary>
/// The Authorization header that a Secret stands for: Basic (RFC 7617) of username and password, or Bearer (RFC 6750) of token. Pure.
/// Only one line is taken: a line break would begin another header.
/// </summary>
internal static class CredentialFile
{
    private const string AllowedHosts = "allowedHosts";
    private const string Token = "token";
    private const string Username = "username";
    private const string Password = "password";

    private const int MaxLength = 4096;

    public static ProbeFile Of(ObjectKey key, Secret? secret, string host)
    {
        if (secret is null) return ProbeFile.Missing($"the Secret {key} does not exist");
        if (secret.Type != ApiGroup.CredentialSecretType)
            return ProbeFile.Missing($"the Secret {key} has the type {secret.Type}; credentials are only read from type {ApiGroup.CredentialSecretType}");
        if (Text(secret, AllowedHosts) is not { } hosts)
            return ProbeFile.Missing($"the Secret {key} has no key {AllowedHosts}, which names the hosts that it may be sent to");
        if (!hosts.Split([',', '\n', ' ', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Contains(host, StringComparer.OrdinalIgnoreCase))
            return ProbeFile.Missing($"the Secret {key} does not name {host} in {AllowedHosts}");
        if (Unsendable(secret) is { } dataKey)
            return ProbeFile.Missing($"the key {dataKey} of the Secret {key} is not one line of {(dataKey == Token ? "ASCII" : "UTF-8")} of at most {MaxLength} characters");
        if (HeaderOf(secret) is not { } header)
            return ProbeFile.Missing($"the Secret {key} needs the key token, or the keys username and password; it has {KeysOf(secret)}");

        // Named by version, not by content: names are in the list, and a hash would let anybody who reads it try passwords.
        var name = $"credential-{ContentHash.Of($"{secret.Metadata.Uid}/{secret.Metadata.ResourceVersion}", 16)}";
        return new ProbeFile(new MountedFile { Name = name }, Encoding.ASCII.GetBytes(header));
    }

    private static string? HeaderOf(Secret secret)
    {
        if (Text(secret, Token) is { } token) return $"Bearer {token.Trim()}";
        return Text(secret, Username) is { } user && Text(secret, Password) is { } password
            ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.TrimEnd('\r', '\n')}:{password.TrimEnd('\r', '\n')}"))}"
            : null;
    }

    /// <summary>The key whose bytes cannot be part of a header; null when all can.</summary>
    private static string? Unsendable(Secret secret) => new[] { Token, Username, Password }.FirstOrDefault(key =>
        secret.Data?.GetValueOrDefault(key) is { Length: > 0 } bytes
        && (bytes.Length > MaxLength || !Utf8.IsValid(bytes) || Encoding.UTF8.GetString(bytes).Trim().Any(c => char.IsControl(c) || (key == Token && c > '~'))));

    private static string KeysOf(Secret secret) => string.Join(", ", (secret.Data?.Keys ?? []).Order(StringComparer.Ordinal));

    private static string? Text(Secret secret, string key) =>
        secret.Data is not null && secret.Data.TryGetValue(key, out var value) && value.Length > 0 ? Encoding.UTF8.GetString(value) : null;
}
