using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace NetworkTelemetry.Testing;

/// <summary>Writes DNS responses, byte by byte and independently of the codec under test.</summary>
internal sealed class ResponseBuilder
{
    private readonly List<byte> _bytes = [];
    private readonly int[] _counts = new int[3];

    /// <summary>Header and question of the query, turned into a response.</summary>
    public ResponseBuilder(ReadOnlySpan<byte> query, int code = 0, bool truncated = false, bool withQuestion = true)
    {
        var questionEnd = 12;
        while (query[questionEnd] != 0) questionEnd += 1 + query[questionEnd];
        _bytes.AddRange(query[..(withQuestion ? questionEnd + 5 : 12)]);
        _bytes[2] = (byte)(0x81 | (truncated ? 2 : 0));
        _bytes[3] = (byte)(0x80 | (code & 15));
        _bytes[5] = (byte)(withQuestion ? 1 : 0);
        for (var i = 6; i < 12; i++) _bytes[i] = 0;
    }

    /// <summary>Where the next byte goes: for compression pointers.</summary>
    public int Position => _bytes.Count;

    public static byte[] Name(string name) =>
        [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    public static byte[] Number16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Number32(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    /// <summary>A pointer to the name in the question.</summary>
    public static byte[] ToQuestion => [0xC0, 12];

    /// <param name="section">0: answers, 1: authority, 2: additional.</param>
    public ResponseBuilder Add(int section, byte[] owner, int type, uint ttl, byte[] data, int recordClass = 1)
    {
        _bytes.AddRange([.. owner, .. Number16(type), .. Number16(recordClass), .. Number32(ttl), .. Number16(data.Length), .. data]);
        _counts[section]++;
        return this;
    }

    public ResponseBuilder Answer(int type, byte[] data, uint ttl = 300) => Add(0, ToQuestion, type, ttl, data);

    public ResponseBuilder Address(string address, uint ttl = 300)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        return Answer(bytes.Length == 4 ? 1 : 28, bytes, ttl);
    }

    public byte[] Build()
    {
        byte[] message = [.. _bytes];
        for (var i = 0; i < 3; i++) BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(6 + (2 * i)), (ushort)_counts[i]);
        return message;
    }
}
