using System.Net.Http.Headers;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>A token that something else rotates (the kubelet, each hour): read again each minute, and at once when refused.</summary>
internal sealed class TokenFileCredentials(string path, TimeProvider time) : CredentialSource
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private volatile Reading? _last;

    internal override async ValueTask<AuthenticationHeaderValue?> GetAsync(bool refused, CancellationToken cancellationToken)
    {
        var last = _last;
        if (last is not null && !refused && time.GetElapsedTime(last.At) < Lifetime)
            return last.Header;
        try
        {
            var token = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            if (token.Length == 0)
                throw new IOException("the file is empty");
            _last = new(new("Bearer", token), time.GetTimestamp());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that is being replaced is back in a moment, and the old token may still hold.
            if (last is null)
                throw new KubernetesConfigurationException($"token file {path}: {error.Message}", error);
        }

        return _last?.Header;
    }

    private sealed record Reading(AuthenticationHeaderValue Header, long At);
}
