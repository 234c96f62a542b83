using Microsoft.Win32.SafeHandles;

namespace NetworkTelemetry.Prober.Native.OpenSsl;

/// <summary>A reference to an <c>SSL_CTX</c>; each of its connections has one of its own.</summary>
internal sealed class SslContextHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibSsl.FreeContext(handle);
        return true;
    }
}
