using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Numbers from the kernel's cryptographic generator, fetched many at a time (RFC 5452 §9.2). For one thread.</summary>
internal sealed class UnguessableNumbers
{
    // Up to 256 bytes getrandom neither comes back with less nor with EINTR.
    private readonly ushort[] _numbers = new ushort[128];
    private int _left;

    public ushort Next()
    {
        if (_left == 0) Fill();
        return _numbers[--_left];
    }

    private unsafe void Fill()
    {
        var bytes = (nuint)_numbers.Length * sizeof(ushort);
        fixed (ushort* numbers = _numbers)
            if (Libc.GetRandom(numbers, bytes, 0) != (nint)bytes) throw new IOException($"getrandom failed: {Errno.Describe(Marshal.GetLastPInvokeError())}");
        _left = _numbers.Length;
    }
}
