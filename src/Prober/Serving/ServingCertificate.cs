using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Lists;

namespace NetworkTelemetry.Prober.Serving;

/// <summary>The certificate that lies beside the list. Each handshake and each scrape looks whether the files have changed; there are few of both.</summary>
internal sealed partial class ServingCertificate(ListDirectory directory, ILogger<ServingCertificate> logger) : IMetricCollector
{
    private static readonly LabelSet Serving = LabelSet.Create("certificate", "serving");

    private readonly Lock _gate = new();
    private string? _seen;
    private Loaded? _loaded;

    /// <exception cref="AuthenticationException">There is none that can be used.</exception>
    public SslServerAuthenticationOptions Current() => Load()?.Options ?? throw new AuthenticationException("there is no certificate to serve with");

    public void Collect(MetricWriter writer)
    {
        writer.Family(CertificateMetrics.Expiry);
        if (Load() is { } loaded) writer.Sample(Serving, loaded.NotAfter.ToUnixTimeSeconds());
    }

    /// <summary>The last good one stays when a new one cannot be read.</summary>
    private Loaded? Load()
    {
        lock (_gate)
        {
            var fingerprint = directory.CertificateFingerprint();
            if (fingerprint is null || fingerprint == _seen) return _loaded;
            try
            {
                var (pem, key) = directory.ReadCertificate();

                // The same text won't make a better certificate. Files that can't be opened may be the next time, without any change.
                _seen = fingerprint;
                var certificate = X509Certificate2.CreateFromPem(pem, key);
                var context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
                _loaded = new(new SslServerAuthenticationOptions { ServerCertificateContext = context }, certificate.NotAfter);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
            {
                LogUnreadable(e.Message);
            }

            return _loaded;
        }
    }

    [LoggerMessage(LogLevel.Error, "the certificate beside the list can't be used, the last good one stays in effect: {Message}")]
    private partial void LogUnreadable(string message);

    private sealed record Loaded(SslServerAuthenticationOptions Options, DateTimeOffset NotAfter);
}
