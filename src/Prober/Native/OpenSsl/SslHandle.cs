using Microsoft.Win32.SafeHandles;

namespace NetworkTelemetry.Prober.Native.OpenSsl;

/// <summary>An <c>SSL</c>: one connection, with what it reads from and writes to. One thread at a time.</summary>
internal sealed class SslHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibSsl.Free(handle);
        return true;
    }
}
