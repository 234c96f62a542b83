using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>The end of a handshake: a stream, or why there is none.</summary>
/// <param name="Protocol">What both will speak (ALPN); empty when the server did not choose.</param>
internal sealed record TlsLink(TlsStream? Stream, string Protocol, TlsFigures Figures, Outcome Failure)
{
    /// <param name="connection">The stream closes it.</param>
    public static async Task<TlsLink> OpenAsync(Connection connection, TlsSession session, CancellationToken cancellation)
    {
        var stream = new TlsStream(connection, session);
        TlsLink? link = null;
        try
        {
            link = await stream.HandshakeAsync(cancellation) is { } problem ? Failed(problem) : Judge(stream, session.Agreement());
        }
        catch (IOException e)
        {
            link = Failed(e.Message);
        }
        finally
        {
            if (link?.Stream is null) await stream.DisposeAsync();
        }

        return link;
    }

    private static TlsLink Judge(TlsStream stream, TlsAgreement agreement)
    {
        var figures = new TlsFigures(agreement.Version, agreement.CertificateExpiry);
        return agreement.CertificateProblem is { } problem
            ? new TlsLink(null, "", figures, Outcome.Lost(ProbeReason.CertificateInvalid, problem))
            : new TlsLink(stream, agreement.Protocol, figures, default);
    }

    private static TlsLink Failed(string problem) =>
        new(null, "", new TlsFigures(null, null), Outcome.Lost(ProbeReason.TlsFailed, $"the TLS handshake failed: {problem}"));
}
