using System.Net.Security;
using System.Security.Authentication;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>The end of a handshake: a stream, or why there is none.</summary>
internal sealed record TlsLink(SslStream? Stream, TlsFigures Figures, Outcome Failure)
{
    public static async Task<TlsLink> OpenAsync(Stream inner, TlsSettings settings, CancellationToken cancellation)
    {
        var check = new CertificateCheck(settings);
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = settings.ServerName, ApplicationProtocols = [.. settings.Protocols], RemoteCertificateValidationCallback = check.Validate,
            CertificateChainPolicy = check.Policy(),

            // A resumed session brings no certificate: a new one, or one that has expired since, would go unseen.
            AllowTlsResume = false,
        };
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancellation);
            return new TlsLink(stream, new TlsFigures(VersionOf(stream.SslProtocol), check.Expiry), default);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            await stream.DisposeAsync();
            var failure = check.Problem is { } problem
                ? Outcome.Lost(ProbeReason.CertificateInvalid, problem)
                : Outcome.Lost(ProbeReason.TlsFailed, $"the TLS handshake failed: {(e.InnerException ?? e).Message}");
            return new TlsLink(null, new TlsFigures(null, check.Expiry), failure);
        }
    }

#pragma warning disable CS0618, SYSLIB0039, CA5397 // Old versions are reported, not offered.
    private static double? VersionOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls => 1.0,
        SslProtocols.Tls11 => 1.1,
        SslProtocols.Tls12 => 1.2,
        SslProtocols.Tls13 => 1.3,
        _ => null,
    };
#pragma warning restore CS0618, SYSLIB0039, CA5397
}
