using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Prober.Native.OpenSsl;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>The CA certificates of which one must be the end of a chain. Made ready by the first connection that needs them, for all.</summary>
internal sealed class TrustAnchors
{
    private readonly Lazy<CertificateStoreHandle> _store;

    private TrustAnchors(Func<CertificateStoreHandle> load) => _store = new Lazy<CertificateStoreHandle>(load);

    public CertificateStoreHandle Store => _store.Value;

    /// <summary>Chains that have been found to end in one of them.</summary>
    public VerifiedChains Verified { get; } = new();

    public static TrustAnchors Of(X509Certificate2Collection certificates) => new(() => StoreOf(certificates));

    /// <summary>Where .NET finds them, which looks into more places than OpenSSL does by itself, as they are at the first use.</summary>
    public static TrustAnchors OfSystem() => new(LoadSystem);

    private static CertificateStoreHandle LoadSystem()
    {
        var certificates = new X509Certificate2Collection();
        foreach (var location in (StoreLocation[])[StoreLocation.LocalMachine, StoreLocation.CurrentUser])
        {
            // An intermediate certificate among the authorities completes a chain; it never ends one.
            foreach (var name in (StoreName[])[StoreName.Root, StoreName.CertificateAuthority])
            {
                using var store = new X509Store(name, location, OpenFlags.ReadOnly);
                certificates.AddRange(store.Certificates);
            }
        }

        var loaded = StoreOf(certificates);
        foreach (var certificate in certificates) certificate.Dispose();
        return loaded;
    }

    private static unsafe CertificateStoreHandle StoreOf(X509Certificate2Collection certificates)
    {
        var store = LibCrypto.NewStore();
        if (store.IsInvalid) throw new InvalidOperationException($"there is no place for CA certificates: {OpenSslError.Take()}");
        foreach (var certificate in certificates)
        {
            var encoded = certificate.RawDataMemory.Span;
            fixed (byte* bytes = encoded)
            {
                var at = bytes;
                var native = LibCrypto.ReadCertificate(0, &at, encoded.Length);
                if (native == 0) continue;
                _ = LibCrypto.AddCertificate(store, native);
                LibCrypto.FreeCertificate(native);
            }
        }

        return store;
    }
}
