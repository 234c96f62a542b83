using Microsoft.Win32.SafeHandles;

namespace NetworkTelemetry.Prober.Native.OpenSsl;

/// <summary>A reference to an <c>X509_STORE</c>: certificates that are trusted. Any number of threads may verify with it.</summary>
internal sealed class CertificateStoreHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeStore(handle);
        return true;
    }
}
