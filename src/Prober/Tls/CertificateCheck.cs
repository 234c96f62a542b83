using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>Looks at the certificate of one handshake and remembers what it saw.</summary>
internal sealed class CertificateCheck(TlsSettings settings)
{
    public DateTimeOffset? Expiry { get; private set; }

    /// <summary>Why the certificate was refused; null when it was not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Without downloads: missing intermediates and revocation lists would be requests that no egress rule has seen.</summary>
    public X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (settings.TrustedRoots is null) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(settings.TrustedRoots);
        return policy;
    }

    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Expiry = ExpiryOf(certificate as X509Certificate2, chain);
        if (!settings.Verify || errors == SslPolicyErrors.None) return true;
        Problem = Explain(certificate as X509Certificate2, chain, errors);
        return false;
    }

    private static DateTimeOffset? ExpiryOf(X509Certificate2? certificate, X509Chain? chain)
    {
        DateTimeOffset? earliest = certificate?.NotAfter;
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            if (element.Certificate.NotAfter < earliest) earliest = element.Certificate.NotAfter;
        return earliest;
    }

    private string Explain(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return "the server sent no certificate";
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            if (element.ChainElementStatus.All(status => status.Status != X509ChainStatusFlags.NotTimeValid)) continue;
            return element.Certificate.NotAfter < DateTime.Now
                ? $"the certificate {element.Certificate.Subject} expired on {Day(element.Certificate.NotAfter)}"
                : $"the certificate {element.Certificate.Subject} is only valid from {Day(element.Certificate.NotBefore)}";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return $"the certificate is for {NamesOf(certificate)}, not for {settings.ServerName}";
        var status = chain?.ChainStatus.FirstOrDefault(one => one.Status != X509ChainStatusFlags.NoError);
        return $"the certificate chain of {certificate.Subject} is not trusted: {status?.StatusInformation.Trim()}";
    }

    private static string NamesOf(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()))).Take(3).ToArray();
        return names.Length > 0 ? string.Join(", ", names) : certificate.Subject;
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
