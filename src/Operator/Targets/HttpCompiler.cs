using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>The HTTP part of a probe. What it refers to in other objects is filled in by <see cref="Files.ProbeFiles"/>.</summary>
internal static class HttpCompiler
{
    private static readonly MountedFile NotRead = new() { Missing = "it has not been read yet" };

    public static HttpEntry Compile(HttpProbe? http)
    {
        var scheme = http?.Scheme ?? ProbeDefaults.HttpScheme;
        return new HttpEntry
        {
            Scheme = scheme,
            Port = http?.Port ?? (scheme == "HTTP" ? ProbeDefaults.HttpPort : ProbeDefaults.HttpsPort),
            Path = http?.Path ?? ProbeDefaults.HttpPath,
            Method = http?.Method ?? ProbeDefaults.HttpMethod,
            Headers = [.. (http?.Headers ?? []).Select(header => new HttpHeaderEntry { Name = header.Name ?? "", Value = header.Value ?? "" })],
            Body = http?.Body,
            ExpectedStatusCodes = http?.ExpectedStatusCodes is { Count: > 0 } codes ? codes : ProbeDefaults.HttpStatusCodes,
            BodyMatch = http?.BodyMatch is { } match
                ? new BodyMatchEntry { Contains = match.Contains, Regex = match.Regex, MustNotMatch = match.MustMatch == false }
                : null,
            MaxRedirects = http?.MaxRedirects ?? ProbeDefaults.HttpMaxRedirects,
            MaxBodyBytes = http?.MaxBodyBytes ?? ProbeDefaults.HttpMaxBodyBytes,
            Tls = TlsCompiler.Compile(http?.Tls),
            Credential = http?.Credential is null ? null : NotRead,
        };
    }
}
