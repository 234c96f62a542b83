using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record HttpProbe
{
    public const string StatusCodesPattern = "^[1-5][0-9]{2}(-[1-5][0-9]{2})?$";

    [Description("HTTP or HTTPS."), Enum("HTTP", "HTTPS"), Default("HTTPS")]
    public string? Scheme { get; init; }

    [Description("Port; by default the scheme's."), Range(1, 65535)]
    public int? Port { get; init; }

    [Description("Path and query."), Length(1, 2048), Pattern("^/"), Default("/")]
    public string? Path { get; init; }

    [Description("Request method. The body of a HEAD response is never read."), Enum("GET", "HEAD", "POST", "PUT", "OPTIONS"), Default("GET")]
    public string? Method { get; init; }

    [Description("Request headers, sent besides our own."), Items(0, 32), ListMap("name")]
    public IReadOnlyList<HttpHeader>? Headers { get; init; }

    [Description("Text that is sent, as UTF-8; only with POST and PUT."), Length(0, 65536)]
    public string? Body { get; init; }

    [Description("Status codes that count as success: single ones or ranges such as 200-299; by default 200-299. An expected redirect is not followed."), Items(1, 16), Pattern(StatusCodesPattern)]
    public IReadOnlyList<string>? ExpectedStatusCodes { get; init; }

    [Description("What the body must hold.")]
    public BodyMatch? BodyMatch { get; init; }

    [Description("Redirects that are followed. Headers and credentials go only to the same host."), Range(0, 20), Default("5")]
    public int? MaxRedirects { get; init; }

    [Description("Bytes that the body may have, before and after decompression; a longer one is TooLarge."), Range(0, 104857600), Default("1048576")]
    public long? MaxBodyBytes { get; init; }

    [Description("TLS settings of HTTPS.")]
    public TlsOptions? Tls { get; init; }

    [Description("Credential that is sent with the request.")]
    public CredentialReference? Credential { get; init; }
}
