using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using NetworkTelemetry.Prober.Native.OpenSsl;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>
/// The client's side of one TLS connection, between memory and memory: it neither reads nor writes a socket, and never waits. One may read while another one writes.
/// </summary>
internal sealed unsafe class TlsSession : IDisposable
{
    // OpenSSL asks on the thread that has called it.
    [ThreadStatic]
    private static TlsSession? _handshaking;

    private readonly PeerVerification _verification;
    private readonly Lock _using = new();
    private readonly SslHandle _ssl;

    // The session's, which frees them.
    private readonly nint _input;
    private readonly nint _output;

    /// <exception cref="InvalidOperationException">OpenSSL is not there, or has no memory.</exception>
    public TlsSession(TlsSettings settings)
    {
        _verification = new PeerVerification(settings);
        _ssl = LibSsl.New(SharedContext.Handle);
        Require(!_ssl.IsInvalid);
        _input = LibCrypto.NewBio(LibCrypto.MemoryMethod());
        _output = LibCrypto.NewBio(LibCrypto.MemoryMethod());
        LibSsl.SetBio(_ssl, _input, _output);
        Require(_input != 0 && _output != 0);
        LibSsl.SetConnectState(_ssl);
        ExpectServer(settings.ServerName.TrimEnd('.'), settings.TrustedRoots.Store);
        fixed (byte* protocols = settings.Protocols.Span) Require(settings.Protocols.IsEmpty || LibSsl.SetProtocols(_ssl, protocols, (uint)settings.Protocols.Length) == 0);
    }

    /// <summary>For <see cref="SharedContext"/>.</summary>
    public static delegate* unmanaged[Cdecl]<nint, nint, int> Verification => &Verify;

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether something waits to be sent.</summary>
    public bool HasOutput
    {
        get
        {
            lock (_using) return !_ssl.IsClosed && LibCrypto.PendingIn(_output) > 0;
        }
    }

    /// <summary>Whether the last bytes that came are the beginning of something.</summary>
    public bool IsWithinRecord
    {
        get
        {
            lock (_using) return !_ssl.IsClosed && (LibSsl.HasPending(_ssl) == 1 || LibCrypto.PendingIn(_input) > 0);
        }
    }

    public TlsStep Handshake()
    {
        lock (_using)
        {
            Begin();
            _handshaking = this;
            var step = StepOf(LibSsl.Handshake(_ssl));
            _handshaking = null;
            return step;
        }
    }

    /// <summary>What the handshake has agreed on.</summary>
    public TlsAgreement Agreement()
    {
        lock (_using)
        {
            Begin();
            byte* protocol;
            uint length;
            LibSsl.GetProtocol(_ssl, &protocol, &length);
            var spoken = Encoding.ASCII.GetString(new ReadOnlySpan<byte>(protocol, (int)length));
            return new TlsAgreement(LibSsl.VersionOf(_ssl), spoken, _verification.Expiry, _verification.Problem);
        }
    }

    /// <param name="count">How many bytes there were.</param>
    public TlsStep Read(Span<byte> buffer, out int count)
    {
        lock (_using)
        {
            Begin();
            fixed (byte* bytes = buffer) count = LibSsl.Read(_ssl, bytes, buffer.Length);
            return StepOf(count);
        }
    }

    /// <summary>What is to be sent for it is output then.</summary>
    public TlsStep Write(ReadOnlySpan<byte> bytes)
    {
        lock (_using)
        {
            Begin();
            fixed (byte* data = bytes) return StepOf(LibSsl.Write(_ssl, data, bytes.Length));
        }
    }

    /// <summary>Gives it what has come from the server.</summary>
    public void AddInput(ReadOnlySpan<byte> bytes)
    {
        lock (_using)
        {
            Begin();
            fixed (byte* data = bytes) Require(bytes.IsEmpty || LibCrypto.WriteBio(_input, data, bytes.Length) == bytes.Length);
        }
    }

    /// <summary>Takes what is to be sent to the server; 0 when that is nothing.</summary>
    public int TakeOutput(Span<byte> buffer)
    {
        lock (_using)
        {
            Begin();
            fixed (byte* data = buffer) return Math.Max(0, LibCrypto.ReadBio(_output, data, buffer.Length));
        }
    }

    public void Dispose()
    {
        lock (_using) _ssl.Dispose();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Verify(nint storeContext, nint unused)
    {
        try
        {
            return _handshaking!._verification.Judge(storeContext);
        }
        catch (Exception)
        {
            // Nothing may be thrown through OpenSSL; a certificate that nobody has judged is refused later.
            return 0;
        }
    }

    /// <summary>Each step is checked: one that failed unseen would be a check that is not made.</summary>
    private void ExpectServer(string name, CertificateStoreHandle roots)
    {
        const int SetServerName = 55, HostName = 0, SetStore = 106, WithOwnReference = 1;
        const uint NoPartialWildcards = 4;
        Require(LibSsl.Control(_ssl, SetStore, WithOwnReference, roots) == 1);
        if (IPAddress.TryParse(name, out var address))
        {
            var octets = address.GetAddressBytes();
            fixed (byte* bytes = octets) Require(LibCrypto.SetAddress(LibSsl.VerificationOf(_ssl), bytes, (nuint)octets.Length) == 1);
            return;
        }

        // RFC 6066 §3: SNI is for names only.
        Require(LibSsl.Control(_ssl, SetServerName, HostName, name) == 1);
        LibSsl.SetHostFlags(_ssl, NoPartialWildcards);
        Require(LibSsl.SetHost(_ssl, name) == 1);
    }

    private void Begin()
    {
        ObjectDisposedException.ThrowIf(_ssl.IsClosed, this);
        OpenSslError.Forget();
    }

    private TlsStep StepOf(int result)
    {
        if (result > 0) return TlsStep.Done;
        switch (LibSsl.ErrorOf(_ssl, result))
        {
            case LibSsl.WantRead:
                return TlsStep.NeedsInput;
            case LibSsl.ZeroReturn:
                return TlsStep.Ended;
            default:
                Problem = OpenSslError.Take();
                return TlsStep.Failed;
        }
    }

    private static void Require(bool isDone)
    {
        if (!isDone) throw new InvalidOperationException($"a TLS connection can't be prepared: {OpenSslError.Take()}");
    }
}
