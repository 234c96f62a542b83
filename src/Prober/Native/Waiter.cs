using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary>Sleeps until a descriptor has something, another thread calls <see cref="Wake"/>, or the time is up. Timer precision is that of the kernel (about 50 µs).</summary>
internal sealed unsafe class Waiter : IDisposable
{
    /// <summary>How long, in nanoseconds, descriptors may wait whose packets carry the time of their arrival: at 50,000 a second 250 packets, which the least buffer holds.</summary>
    private const long Patience = 5_000_000;

    private const short PollIn = 1;
    private const int NonBlockingCloseOnExec = 0x800 | 0x80000;

    private readonly int _event;
    private PollDescriptor[] _descriptors;
    private int _urgent = 1;

    public Waiter()
    {
        _event = Libc.EventDescriptor(0, NonBlockingCloseOnExec);
        if (_event < 0) throw new IOException($"eventfd failed: {Errno.Describe(Marshal.GetLastPInvokeError())}");
        _descriptors = [On(_event)];
    }

    /// <summary>Something on this descriptor ends the wait at once. Only from the waiting thread.</summary>
    public void Watch(int descriptor) => _descriptors = [.. _descriptors[.._urgent], On(descriptor), .. _descriptors[_urgent++..]];

    /// <summary>Something on this descriptor ends the wait after <see cref="Patience"/>: many packets are then read at once. Only from the waiting thread.</summary>
    public void WatchPatiently(int descriptor) => _descriptors = [.. _descriptors, On(descriptor)];

    public void Wait(long nanoseconds)
    {
        if (nanoseconds <= 0 || Poll(_urgent, Math.Min(nanoseconds, Patience))) return;
        if (nanoseconds > Patience) Poll(_descriptors.Length, nanoseconds - Patience);
    }

    public void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_event, &one, sizeof(ulong));
    }

    public void Dispose() => _ = Libc.Close(_event);

    private static PollDescriptor On(int descriptor) => new() { Descriptor = descriptor, Events = PollIn };

    private bool Poll(int count, long nanoseconds)
    {
        var timeout = new Timespec(nanoseconds);
        fixed (PollDescriptor* descriptors = _descriptors)
            if (Libc.Poll(descriptors, (nuint)count, &timeout, null) <= 0) return false;
        if (_descriptors[0].Returned == 0) return true;
        ulong signals;
        _ = Libc.Read(_event, &signals, sizeof(ulong));
        return true;
    }
}
