using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Prober.Native.OpenSsl;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>Looks at a stack of certificates (<c>STACK_OF(X509)</c>, null when there is none), which remains its owner's.</summary>
internal static unsafe class PeerChain
{
    /// <summary>Earliest end of validity; null when there is no certificate.</summary>
    public static DateTimeOffset? ExpiryOf(nint chain)
    {
        DateTimeOffset? earliest = null;
        for (var i = 0; i < LibCrypto.CountOf(chain); i++)
            if (TimeOf(LibCrypto.NotAfterOf(LibCrypto.ValueAt(chain, i))) is { } end && !(earliest <= end)) earliest = end;
        return earliest;
    }

    /// <summary>For those who have to explain something.</summary>
    public static X509Certificate2[] Copy(nint chain)
    {
        var copies = new X509Certificate2[Math.Max(0, LibCrypto.CountOf(chain))];
        for (var i = 0; i < copies.Length; i++)
        {
            var certificate = LibCrypto.ValueAt(chain, i);
            var encoded = new byte[Math.Max(0, LibCrypto.WriteCertificate(certificate, null))];
            fixed (byte* bytes = encoded)
            {
                var at = bytes;
                _ = LibCrypto.WriteCertificate(certificate, &at);
            }

            copies[i] = X509CertificateLoader.LoadCertificate(encoded);
        }

        return copies;
    }

    private static DateTimeOffset? TimeOf(nint time)
    {
        // struct tm: seconds, minutes, hours, day of the month, months since January, years since 1900; the rest is not looked at.
        const int TmInts = 16;
        var tm = stackalloc int[TmInts];
        return LibCrypto.ReadTime(time, tm) == 1 ? new DateTimeOffset(tm[5] + 1900, tm[4] + 1, tm[3], tm[2], tm[1], tm[0], TimeSpan.Zero) : null;
    }
}
