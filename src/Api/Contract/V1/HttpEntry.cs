using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>An HTTP request over a new connection (RFC 9110): HTTP/1.1, or HTTP/2 where TLS negotiates it.</summary>
public sealed record HttpEntry
{
    /// <summary>HTTP or HTTPS.</summary>
    public string Scheme { get; init => field = value ?? ProbeDefaults.HttpScheme; } = ProbeDefaults.HttpScheme;

    /// <summary>1 to 65535.</summary>
    public int Port { get; init => field = value != 0 ? value : ProbeDefaults.HttpsPort; } = ProbeDefaults.HttpsPort;

    /// <summary>Path and query, beginning with a slash.</summary>
    public string Path { get; init => field = value ?? ProbeDefaults.HttpPath; } = ProbeDefaults.HttpPath;

    public string Method { get; init => field = value ?? ProbeDefaults.HttpMethod; } = ProbeDefaults.HttpMethod;

    public IReadOnlyList<HttpHeaderEntry> Headers { get; init => field = value ?? []; } = [];

    /// <summary>Sent as UTF-8; null: none.</summary>
    public string? Body { get; init; }

    /// <summary>Single codes and rising ranges, such as 204 or 200-299. An expected redirect is not followed.</summary>
    public IReadOnlyList<string> ExpectedStatusCodes { get; init => field = value ?? ProbeDefaults.HttpStatusCodes; } = ProbeDefaults.HttpStatusCodes;

    public BodyMatchEntry? BodyMatch { get; init; }

    /// <summary>0 to 20; missing: 5.</summary>
    public int? MaxRedirects { get; init => field = value ?? ProbeDefaults.HttpMaxRedirects; } = ProbeDefaults.HttpMaxRedirects;

    /// <summary>A longer body is TooLarge, before and after decompression; missing: 1 MiB.</summary>
    public long? MaxBodyBytes { get; init => field = value ?? ProbeDefaults.HttpMaxBodyBytes; } = ProbeDefaults.HttpMaxBodyBytes;

    /// <summary>Of HTTPS, also of the redirects that lead there.</summary>
    public TlsEntry? Tls { get; init; }

    /// <summary>A file that holds the value of the Authorization header; null: nothing is sent.</summary>
    public MountedFile? Credential { get; init; }

    /// <summary>By value, lists too: a list that is delivered again must not look like a change.</summary>
    public bool Equals(HttpEntry? other) =>
        other is not null && Scheme == other.Scheme && Port == other.Port && Path == other.Path && Method == other.Method && Body == other.Body
        && Headers.SequenceEqual(other.Headers) && ExpectedStatusCodes.SequenceEqual(other.ExpectedStatusCodes) && BodyMatch == other.BodyMatch
        && MaxRedirects == other.MaxRedirects && MaxBodyBytes == other.MaxBodyBytes && Tls == other.Tls && Credential == other.Credential;

    public override int GetHashCode() => HashCode.Combine(Scheme, Port, Path, Method, MaxBodyBytes, Credential);
}
