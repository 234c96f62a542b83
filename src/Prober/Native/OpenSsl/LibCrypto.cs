using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native.OpenSsl;

/// <summary>OpenSSL 3's libcrypto: memory to read from and write to, certificates, errors.</summary>
internal static unsafe partial class LibCrypto
{
    private const string Library = "libcrypto.so.3";

    [LibraryImport(Library, EntryPoint = "BIO_s_mem")]
    public static partial nint MemoryMethod();

    [LibraryImport(Library, EntryPoint = "BIO_new")]
    public static partial nint NewBio(nint method);

    [LibraryImport(Library, EntryPoint = "BIO_read")]
    public static partial int ReadBio(nint bio, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "BIO_write")]
    public static partial int WriteBio(nint bio, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "BIO_ctrl_pending")]
    public static partial nuint PendingIn(nint bio);

    [LibraryImport(Library, EntryPoint = "X509_STORE_new")]
    public static partial CertificateStoreHandle NewStore();

    [LibraryImport(Library, EntryPoint = "X509_STORE_free")]
    public static partial void FreeStore(nint store);

    /// <summary>The store counts its own reference.</summary>
    [LibraryImport(Library, EntryPoint = "X509_STORE_add_cert")]
    public static partial int AddCertificate(CertificateStoreHandle store, nint certificate);

    [LibraryImport(Library, EntryPoint = "d2i_X509")]
    public static partial nint ReadCertificate(nint reuse, byte** encoded, nint length);

    [LibraryImport(Library, EntryPoint = "i2d_X509")]
    public static partial int WriteCertificate(nint certificate, byte** encoded);

    [LibraryImport(Library, EntryPoint = "X509_free")]
    public static partial void FreeCertificate(nint certificate);

    /// <summary>1 when the chain is good. It looks at everything that its context was made with: names, times, purpose, strength.</summary>
    [LibraryImport(Library, EntryPoint = "X509_verify_cert")]
    public static partial int Verify(nint storeContext);

    /// <summary>X509_V_OK (0) or X509_V_ERR_….</summary>
    [LibraryImport(Library, EntryPoint = "X509_STORE_CTX_get_error")]
    public static partial int VerificationError(nint storeContext);

    /// <summary>The server's own certificate.</summary>
    [LibraryImport(Library, EntryPoint = "X509_STORE_CTX_get0_cert")]
    public static partial nint VerifiedCertificate(nint storeContext);

    /// <summary>A stack of the certificates that the server has sent.</summary>
    [LibraryImport(Library, EntryPoint = "X509_STORE_CTX_get0_untrusted")]
    public static partial nint SentChain(nint storeContext);

    /// <summary>A stack of the chain as far as it could be built, the server's own certificate first; 0 when it could not be begun.</summary>
    [LibraryImport(Library, EntryPoint = "X509_STORE_CTX_get0_chain")]
    public static partial nint BuiltChain(nint storeContext);

    [LibraryImport(Library, EntryPoint = "X509_get0_notBefore")]
    public static partial nint NotBeforeOf(nint certificate);

    [LibraryImport(Library, EntryPoint = "X509_get0_notAfter")]
    public static partial nint NotAfterOf(nint certificate);

    /// <summary>Writes a <c>struct tm</c>, in UTC.</summary>
    [LibraryImport(Library, EntryPoint = "ASN1_TIME_to_tm")]
    public static partial int ReadTime(nint time, int* brokenDown);

    [LibraryImport(Library, EntryPoint = "OPENSSL_sk_num")]
    public static partial int CountOf(nint stack);

    [LibraryImport(Library, EntryPoint = "OPENSSL_sk_value")]
    public static partial nint ValueAt(nint stack, int index);

    [LibraryImport(Library, EntryPoint = "X509_VERIFY_PARAM_set1_ip")]
    public static partial int SetAddress(nint verification, byte* address, nuint length);

    [LibraryImport(Library, EntryPoint = "X509_verify_cert_error_string")]
    public static partial nint DescribeVerification(nint result);

    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    [LibraryImport(Library, EntryPoint = "ERR_get_error")]
    public static partial ulong TakeError();

    [LibraryImport(Library, EntryPoint = "ERR_reason_error_string")]
    public static partial nint DescribeError(ulong error);
}
