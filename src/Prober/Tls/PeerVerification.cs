using NetworkTelemetry.Prober.Native.OpenSsl;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>The judgement about the certificate of one server. A handshake goes on whatever it is, so that it can be reported; nothing is said to the server before it is known.</summary>
internal sealed class PeerVerification(TlsSettings settings)
{
    private bool _isGood;
    private string _problem = "the certificate could not be verified";

    /// <summary>Earliest end of validity in the chain; null when no certificate came.</summary>
    public DateTimeOffset? Expiry { get; private set; }

    /// <summary>Why the certificate is refused; null when it is not.</summary>
    public string? Problem => _isGood || !settings.Verify ? null : _problem;

    /// <param name="storeContext">OpenSSL's, ready to verify.</param>
    /// <returns>1 when it is good.</returns>
    public int Judge(nint storeContext)
    {
        var roots = settings.TrustedRoots.Verified;
        var sent = PeerChain.Encode(LibCrypto.VerifiedCertificate(storeContext), LibCrypto.SentChain(storeContext));
        var key = VerifiedChains.KeyOf(sent, settings.ServerName);
        if (roots.Find(key, DateTimeOffset.UtcNow) is { } known)
        {
            (Expiry, _isGood) = (known.Until, true);
            return 1;
        }

        _isGood = LibCrypto.Verify(storeContext) == 1;
        var chain = LibCrypto.BuiltChain(storeContext);
        var period = PeerChain.ValidityOf(chain);
        Expiry = period?.Until;
        if (!_isGood) _problem = Explain(chain, LibCrypto.VerificationError(storeContext));
        else if (period is not null) roots.Add(key, period);
        return _isGood ? 1 : 0;
    }

    private string Explain(nint chain, int error)
    {
        var copies = PeerChain.Copy(chain);
        var problem = CertificateProblem.Explain(copies, error, settings.ServerName, DateTime.Now);
        foreach (var copy in copies) copy.Dispose();
        return problem;
    }
}
