using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary>
/// Questions to the kernel's tables of routes, links and neighbours (rtnetlink(7)), in the namespace of the thread that opens it. Unlike the files under
/// /proc and /sys it answers for one address, whatever the size of the tables, and for both families. The kernel answers before the question returns.
/// </summary>
internal sealed unsafe class RouteNetlink : IDisposable
{
    private const int HeaderBytes = 16, Error = 2, Done = 3;
    private const ushort Request = 1, Dump = 0x300;

    private readonly byte[] _buffer = new byte[32 * 1024];
    private readonly int _descriptor;
    private uint _sequence;

    private RouteNetlink(int descriptor) => _descriptor = descriptor;

    /// <summary>Null when the machine forbids it.</summary>
    public static RouteNetlink? TryOpen()
    {
        const int Netlink = 16, Raw = 3, NonBlocking = 0x800, CloseOnExec = 0x80000;
        var descriptor = Libc.Socket(Netlink, Raw | NonBlocking | CloseOnExec, 0);
        return descriptor < 0 ? null : new RouteNetlink(descriptor);
    }

    /// <summary>The body of the answer, valid until the next question; empty with an error number.</summary>
    public ReadOnlySpan<byte> Ask(ushort type, ReadOnlySpan<byte> body, out int errno)
    {
        errno = Send(type, Request, body);
        while (errno == 0)
        {
            if (!TryReceive(out var messages, out errno)) break;
            if (messages.Length < HeaderBytes || SequenceOf(messages) != _sequence) continue;
            var message = messages[..Math.Min(messages.Length, LengthOf(messages))];
            if (TypeOf(message) != Error) return message[HeaderBytes..];
            errno = message.Length < HeaderBytes + sizeof(int) ? Errno.EPROTO : -BinaryPrimitives.ReadInt32LittleEndian(message[HeaderBytes..]);
        }

        return [];
    }

    /// <summary>Whether the body of any entry of a table is as asked for; false as well when the table can't be read.</summary>
    public bool Any(ushort type, ReadOnlySpan<byte> body, Predicate<ReadOnlySpan<byte>> match)
    {
        if (Send(type, Request | Dump, body) != 0) return false;
        var found = false;
        while (TryReceive(out var messages, out _))
        {
            for (; messages.Length >= HeaderBytes; messages = messages[Math.Min(messages.Length, (LengthOf(messages) + 3) & ~3)..])
            {
                if (LengthOf(messages) < HeaderBytes) return found;
                if (SequenceOf(messages) != _sequence) continue;
                if (TypeOf(messages) is Done or Error) return found;
                found |= match(messages[HeaderBytes..Math.Min(messages.Length, LengthOf(messages))]);
            }
        }

        return found;
    }

    public void Dispose() => _ = Libc.Close(_descriptor);

    private static int LengthOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadInt32LittleEndian(message);

    private static int TypeOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt16LittleEndian(message[4..]);

    private static uint SequenceOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt32LittleEndian(message[8..]);

    private int Send(ushort type, ushort flags, ReadOnlySpan<byte> body)
    {
        Span<byte> message = stackalloc byte[HeaderBytes + body.Length];
        message.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message[4..], type);
        BinaryPrimitives.WriteUInt16LittleEndian(message[6..], flags);
        BinaryPrimitives.WriteUInt32LittleEndian(message[8..], ++_sequence);
        body.CopyTo(message[HeaderBytes..]);
        fixed (byte* bytes = message)
            return Libc.SendTo(_descriptor, bytes, (nuint)message.Length, 0, null, 0) >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private bool TryReceive(out ReadOnlySpan<byte> messages, out int errno)
    {
        nint length;
        fixed (byte* bytes = _buffer) length = Libc.Read(_descriptor, bytes, (nuint)_buffer.Length);
        errno = length > 0 ? 0 : length == 0 ? Errno.EPROTO : Marshal.GetLastPInvokeError();
        messages = length > 0 ? _buffer.AsSpan(0, (int)length) : [];
        return length > 0;
    }
}
