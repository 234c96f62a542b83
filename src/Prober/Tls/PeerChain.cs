using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Prober.Native.OpenSsl;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>Looks at a stack of certificates (<c>STACK_OF(X509)</c>, null when there is none), which remains its owner's.</summary>
internal static unsafe class PeerChain
{
    /// <summary>When all of the certificates are valid; null when there is none.</summary>
    public static ValidityPeriod? ValidityOf(nint chain)
    {
        ValidityPeriod? period = null;
        for (var i = 0; i < LibCrypto.CountOf(chain); i++)
        {
            var certificate = LibCrypto.ValueAt(chain, i);
            if (TimeOf(LibCrypto.NotBeforeOf(certificate)) is not { } from || TimeOf(LibCrypto.NotAfterOf(certificate)) is not { } until) return null;
            period = new ValidityPeriod(from, until).Within(period);
        }

        return period;
    }

    /// <summary>The bytes of a certificate and of those of a stack, one behind the other: each says itself where it ends.</summary>
    public static byte[] Encode(nint certificate, nint chain)
    {
        var length = LengthOf(certificate);
        for (var i = 0; i < LibCrypto.CountOf(chain); i++) length += LengthOf(LibCrypto.ValueAt(chain, i));
        var encoded = new byte[length];
        fixed (byte* bytes = encoded)
        {
            // Each call moves the pointer behind what it has written.
            var at = bytes;
            _ = LibCrypto.WriteCertificate(certificate, &at);
            for (var i = 0; i < LibCrypto.CountOf(chain); i++) _ = LibCrypto.WriteCertificate(LibCrypto.ValueAt(chain, i), &at);
        }

        return encoded;
    }

    /// <summary>For those who have to explain something.</summary>
    public static X509Certificate2[] Copy(nint chain)
    {
        var copies = new X509Certificate2[Math.Max(0, LibCrypto.CountOf(chain))];
        for (var i = 0; i < copies.Length; i++) copies[i] = X509CertificateLoader.LoadCertificate(Encode(LibCrypto.ValueAt(chain, i), 0));

        return copies;
    }

    private static int LengthOf(nint certificate) => Math.Max(0, LibCrypto.WriteCertificate(certificate, null));

    private static DateTimeOffset? TimeOf(nint time)
    {
        // struct tm: seconds, minutes, hours, day of the month, months since January, years since 1900; the rest is not looked at.
        const int TmInts = 16;
        var tm = stackalloc int[TmInts];
        return LibCrypto.ReadTime(time, tm) == 1 ? new DateTimeOffset(tm[5] + 1900, tm[4] + 1, tm[3], tm[2], tm[1], tm[0], TimeSpan.Zero) : null;
    }
}
