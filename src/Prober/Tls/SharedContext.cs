using NetworkTelemetry.Prober.Native.OpenSsl;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>
/// The one SSL_CTX of all connections. Making one takes hundreds of microseconds, for OpenSSL 3 looks up every algorithm then; SslStream makes one for each connection
/// whose session must not be resumed. What distinguishes connections is set on each of them.
/// </summary>
internal static class SharedContext
{
    private static readonly Lazy<SslContextHandle> Made = new(Make);

    /// <exception cref="InvalidOperationException">OpenSSL 3 is not there.</exception>
    public static SslContextHandle Handle => Made.Value;

    private static unsafe SslContextHandle Make()
    {
        // Other threads may still be in OpenSSL when the process ends: it must not tidy up.
        const ulong NoTidyingAtExit = 0x80000, CryptoStrings = 0x2, SslStrings = 0x200000;
        const int SetSessionCache = 44, SetMinVersion = 123, GetMinVersion = 130, Tls12 = 0x303;
        const ulong NoTickets = 1 << 14, NoRenegotiation = 1 << 30;
        try
        {
            if (LibSsl.Initialize(NoTidyingAtExit | CryptoStrings | SslStrings, 0) != 1) throw new InvalidOperationException($"OpenSSL can't be used: {OpenSslError.Take()}");
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new InvalidOperationException("TLS needs OpenSSL 3, and libssl.so.3 can't be loaded", e);
        }

        var context = LibSsl.NewContext(LibSsl.ClientMethod());
        if (context.IsInvalid) throw new InvalidOperationException($"OpenSSL can't be used: {OpenSslError.Take()}");

        // A resumed session brings no certificate: a new one, or one that has expired since, would go unseen. With a renegotiation a second one could come.
        _ = LibSsl.Control(context, SetSessionCache, 0, 0);
        _ = LibSsl.SetOptions(context, NoTickets | NoRenegotiation);

        // Old versions (RFC 8996) are offered only where the machine's openssl.cnf asks for them.
        if (LibSsl.Control(context, GetMinVersion, 0, 0) == 0) _ = LibSsl.Control(context, SetMinVersion, Tls12, 0);

        // As .NET: with forward secrecy only. A server could make key exchange over finite fields as expensive for us as it likes.
        _ = LibSsl.SetCiphers(context, "ECDHE+AESGCM:ECDHE+CHACHA20:ECDHE+AES");
        LibSsl.SetVerification(context, TlsSession.Verification, 0);
        return context;
    }
}
