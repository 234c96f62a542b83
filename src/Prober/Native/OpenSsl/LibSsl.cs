using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native.OpenSsl;

/// <summary>OpenSSL 3's libssl, by the name that .NET loads it by, so that there is one copy of it in the process.</summary>
internal static unsafe partial class LibSsl
{
    public const int WantRead = 2, ZeroReturn = 6;

    private const string Library = "libssl.so.3";

    [LibraryImport(Library, EntryPoint = "OPENSSL_init_ssl")]
    public static partial int Initialize(ulong options, nint settings);

    [LibraryImport(Library, EntryPoint = "TLS_client_method")]
    public static partial nint ClientMethod();

    [LibraryImport(Library, EntryPoint = "SSL_CTX_new")]
    public static partial SslContextHandle NewContext(nint method);

    [LibraryImport(Library, EntryPoint = "SSL_CTX_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "SSL_CTX_ctrl")]
    public static partial nint Control(SslContextHandle context, int command, nint number, nint pointer);

    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_options")]
    public static partial ulong SetOptions(SslContextHandle context, ulong options);

    /// <summary>Of TLS 1.2; those of 1.3 are few and all of them good.</summary>
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_cipher_list", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetCiphers(SslContextHandle context, string ciphers);

    /// <summary>Asked in the place of OpenSSL's own verification, on the thread of the handshake.</summary>
    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_cert_verify_callback")]
    public static partial void SetVerification(SslContextHandle context, delegate* unmanaged[Cdecl]<nint, nint, int> verify, nint argument);

    [LibraryImport(Library, EntryPoint = "SSL_new")]
    public static partial SslHandle New(SslContextHandle context);

    [LibraryImport(Library, EntryPoint = "SSL_free")]
    public static partial void Free(nint ssl);

    [LibraryImport(Library, EntryPoint = "SSL_set_bio")]
    public static partial void SetBio(SslHandle ssl, nint input, nint output);

    [LibraryImport(Library, EntryPoint = "SSL_set_connect_state")]
    public static partial void SetConnectState(SslHandle ssl);

    [LibraryImport(Library, EntryPoint = "SSL_ctrl", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Control(SslHandle ssl, int command, nint number, string text);

    [LibraryImport(Library, EntryPoint = "SSL_ctrl")]
    public static partial nint Control(SslHandle ssl, int command, nint number, CertificateStoreHandle store);

    [LibraryImport(Library, EntryPoint = "SSL_get0_param")]
    public static partial nint VerificationOf(SslHandle ssl);

    [LibraryImport(Library, EntryPoint = "SSL_set_hostflags")]
    public static partial void SetHostFlags(SslHandle ssl, uint flags);

    [LibraryImport(Library, EntryPoint = "SSL_set1_host", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetHost(SslHandle ssl, string name);

    /// <summary>0 on success, unlike the others.</summary>
    [LibraryImport(Library, EntryPoint = "SSL_set_alpn_protos")]
    public static partial int SetProtocols(SslHandle ssl, byte* protocols, uint length);

    [LibraryImport(Library, EntryPoint = "SSL_do_handshake")]
    public static partial int Handshake(SslHandle ssl);

    [LibraryImport(Library, EntryPoint = "SSL_read")]
    public static partial int Read(SslHandle ssl, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "SSL_write")]
    public static partial int Write(SslHandle ssl, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "SSL_get_error")]
    public static partial int ErrorOf(SslHandle ssl, int result);

    [LibraryImport(Library, EntryPoint = "SSL_has_pending")]
    public static partial int HasPending(SslHandle ssl);

    [LibraryImport(Library, EntryPoint = "SSL_version")]
    public static partial int VersionOf(SslHandle ssl);

    [LibraryImport(Library, EntryPoint = "SSL_get0_alpn_selected")]
    public static partial void GetProtocol(SslHandle ssl, byte** protocol, uint* length);
}
