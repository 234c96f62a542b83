using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary>An epoll set of sockets that wait to become writable once, or readable. A closed descriptor leaves the set by itself.</summary>
internal sealed unsafe class EventPoll : IDisposable
{
    /// <summary>How many descriptors one <see cref="Take"/> adds at most.</summary>
    public const int MaxEvents = 64;

    private const int CloseOnExec = 0x80000, Add = 1, Modify = 3;
    private const uint Readable = 1, Writable = 4, Failed = 8, OneShot = 1u << 30;

    // struct epoll_event is packed on x86-64 only.
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventBytes = DataOffset + sizeof(ulong);

    private readonly byte[] _events = new byte[MaxEvents * EventBytes];

    public EventPoll()
    {
        Descriptor = Libc.CreateEventPoll(CloseOnExec);
        if (Descriptor < 0) throw new IOException($"epoll_create1 failed: {Errno.Describe(Marshal.GetLastPInvokeError())}");
    }

    /// <summary>Readable when <see cref="Take"/> has something.</summary>
    public int Descriptor { get; }

    /// <summary>0, or the error number when the system's limit of watches is reached.</summary>
    public int WhenWritable(int descriptor) => Watch(Add, descriptor, Writable | OneShot);

    /// <summary>0, or the error number when the system's limit of watches is reached. Told again as long as there is something to read.</summary>
    public int WhenReadable(int descriptor) => Watch(Add, descriptor, Readable);

    /// <summary>For a descriptor that has been writable: from now on, when it is readable.</summary>
    public int ThenWhenReadable(int descriptor) => Watch(Modify, descriptor, Readable);

    /// <summary>Once, when it is readable or writable as asked for, and when it has ended. From any thread.</summary>
    /// <param name="key">What <see cref="Take"/> gives instead of the descriptor, whose number may be another one's by then.</param>
    public int Once(int descriptor, int key, bool isNew, bool read, bool write) =>
        Watch(isNew ? Add : Modify, descriptor, (read ? Readable : 0) | (write ? Writable : 0) | OneShot, key);

    /// <summary>Adds the descriptors that are ready or have an error; false when there was none.</summary>
    /// <param name="failed">Gets those of them that have an error.</param>
    public bool Take(List<int> descriptors, List<int>? failed = null)
    {
        int count;
        fixed (byte* events = _events) count = Libc.WaitEventPoll(Descriptor, events, MaxEvents, 0);
        for (var i = 0; i < count; i++)
        {
            var entry = _events.AsSpan(i * EventBytes, EventBytes);
            var descriptor = (int)MemoryMarshal.Read<ulong>(entry[DataOffset..]);
            descriptors.Add(descriptor);
            if ((MemoryMarshal.Read<uint>(entry) & Failed) != 0) failed?.Add(descriptor);
        }

        return count > 0;
    }

    public void Dispose() => _ = Libc.Close(Descriptor);

    private int Watch(int operation, int descriptor, uint events) => Watch(operation, descriptor, events, descriptor);

    private int Watch(int operation, int descriptor, uint events, int key)
    {
        var data = stackalloc byte[16];
        *(uint*)data = events;
        *(ulong*)(data + DataOffset) = (ulong)key;
        return Libc.ControlEventPoll(Descriptor, operation, descriptor, data) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }
}
