using System.Buffers.Binary;

namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Reads a message from front to back. Past the end, or at a name that is none, it gives zeros and remembers that it failed.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> message, int offset)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _offset = offset;

    public bool Failed { get; private set; }

    public readonly int Offset => _offset;

    public readonly int Left => _message.Length - _offset;

    public byte Byte() => Bytes(1) is { Length: 1 } bytes ? bytes[0] : (byte)0;

    public ushort UInt16() => Bytes(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;

    public uint UInt32() => Bytes(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (Failed || count > Left)
        {
            Failed = true;
            return [];
        }

        _offset += count;
        return _message.Slice(_offset - count, count);
    }

    /// <summary>A byte with the length, and so many bytes.</summary>
    public ReadOnlySpan<byte> CharacterString() => Bytes(Byte());

    public ReadOnlySpan<byte> Rest() => Bytes(Left);

    public string Name()
    {
        if (!Failed && DomainName.TryRead(_message, ref _offset, out var name)) return name;
        Failed = true;
        return "";
    }

    public void SkipName()
    {
        if (!Failed && DomainName.TrySkip(_message, ref _offset)) return;
        Failed = true;
    }

    /// <summary>Steps over so many bytes and returns a reader of just them, which can still follow compression pointers backwards.</summary>
    public WireReader Part(int count)
    {
        var from = _offset;
        Bytes(count);
        return Failed ? new WireReader([], 0) { Failed = true } : new WireReader(_message[.._offset], from);
    }
}
