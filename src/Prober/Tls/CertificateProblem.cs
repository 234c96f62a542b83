using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Prober.Native.OpenSsl;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>Why a certificate was refused, for people. Pure.</summary>
internal static class CertificateProblem
{
    private const int HostnameMismatch = 62, AddressMismatch = 64;

    /// <param name="chain">From the server's own certificate on, as far as it could be built.</param>
    /// <param name="verifyResult">X509_V_ERR_…: the first thing that OpenSSL found. That a certificate has expired is the better explanation for whatever else there is.</param>
    public static string Explain(IReadOnlyList<X509Certificate2> chain, int verifyResult, string serverName, DateTime now)
    {
        if (chain.Count == 0) return "the server sent no certificate";
        foreach (var certificate in chain)
        {
            if (certificate.NotAfter < now) return $"the certificate {certificate.Subject} expired on {Day(certificate.NotAfter)}";
            if (certificate.NotBefore > now) return $"the certificate {certificate.Subject} is only valid from {Day(certificate.NotBefore)}";
        }

        return verifyResult is HostnameMismatch or AddressMismatch
            ? $"the certificate is for {NamesOf(chain[0])}, not for {serverName}"
            : $"the certificate chain of {chain[0].Subject} is not trusted: {OpenSslError.Describe(verifyResult)}";
    }

    private static string NamesOf(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()))).Take(3).ToArray();
        return names.Length > 0 ? string.Join(", ", names) : certificate.Subject;
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
