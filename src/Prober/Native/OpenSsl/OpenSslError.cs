using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native.OpenSsl;

/// <summary>OpenSSL's errors, which it keeps in a queue of the calling thread.</summary>
internal static class OpenSslError
{
    /// <summary>Before each call whose result is looked at: what an earlier one left would be taken for its own.</summary>
    public static void Forget() => LibCrypto.ClearErrors();

    /// <summary>What failed first, in words; the queue is empty then.</summary>
    public static string Take()
    {
        var error = LibCrypto.TakeError();
        LibCrypto.ClearErrors();
        return error == 0 ? "OpenSSL gives no reason" : Marshal.PtrToStringUTF8(LibCrypto.DescribeError(error)) ?? $"OpenSSL error {error:X8}";
    }

    public static string Describe(nint verifyResult) => Marshal.PtrToStringUTF8(LibCrypto.DescribeVerification(verifyResult)) ?? $"error {verifyResult}";
}
