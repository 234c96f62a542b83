using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>What a credential program answered (<c>client.authentication.k8s.io ExecCredential.status</c>).</summary>
internal sealed record ExecCredential(string? Token, X509Certificate2? Certificate, DateTimeOffset? Expiration)
{
    /// <exception cref="FormatException">With a sentence that says what is wrong with the output.</exception>
    public static ExecCredential Parse(string output, string apiVersion)
    {
        try
        {
            var root = JsonNode.Parse(output) as JsonObject ?? throw new FormatException("the output is not a JSON object");
            if ((string?)root["kind"] != "ExecCredential" || (string?)root["apiVersion"] != apiVersion)
                throw new FormatException($"the output is {root["apiVersion"]} {root["kind"]}, not {apiVersion} ExecCredential");
            var status = root["status"] as JsonObject ?? throw new FormatException("the output has no status");
            var token = (string?)status["token"];
            var certificate = (string?)status["clientCertificateData"];
            var key = (string?)status["clientKeyData"];
            if (string.IsNullOrEmpty(token) && (string.IsNullOrEmpty(certificate) || string.IsNullOrEmpty(key)))
                throw new FormatException("the output has neither status.token nor status.clientCertificateData with clientKeyData");
            return new(
                string.IsNullOrEmpty(token) ? null : token,
                string.IsNullOrEmpty(certificate) ? null : X509Certificate2.CreateFromPem(certificate, key),
                (string?)status["expirationTimestamp"] is { Length: > 0 } time ? DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) : null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or CryptographicException)
        {
            throw new FormatException($"the output is not an ExecCredential: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }
}
