using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary>Sleeps until a descriptor has something, another thread calls <see cref="Wake"/>, or the time is up. Timer precision is that of the kernel (about 50 µs).</summary>
internal sealed unsafe class Waiter : IDisposable
{
    private const short PollIn = 1;
    private const int NonBlockingCloseOnExec = 0x800 | 0x80000;

    private readonly int _event;
    private PollDescriptor[] _descriptors;

    public Waiter()
    {
        _event = Libc.EventDescriptor(0, NonBlockingCloseOnExec);
        if (_event < 0) throw new IOException($"eventfd failed: {Errno.Describe(Marshal.GetLastPInvokeError())}");
        _descriptors = [new PollDescriptor { Descriptor = _event, Events = PollIn }];
    }

    /// <summary>Only from the waiting thread.</summary>
    public void Watch(int descriptor) => _descriptors = [.. _descriptors, new PollDescriptor { Descriptor = descriptor, Events = PollIn }];

    public void Wait(long nanoseconds)
    {
        if (nanoseconds <= 0) return;
        var timeout = new Timespec(nanoseconds);
        fixed (PollDescriptor* descriptors = _descriptors)
            if (Libc.Poll(descriptors, (nuint)_descriptors.Length, &timeout, null) <= 0) return;
        if (_descriptors[0].Returned == 0) return;
        ulong count;
        _ = Libc.Read(_event, &count, sizeof(ulong));
    }

    public void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_event, &one, sizeof(ulong));
    }

    public void Dispose() => _ = Libc.Close(_event);
}
