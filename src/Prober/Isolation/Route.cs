using System.Buffers.Binary;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>The kernel's route for one address (struct rtmsg and its attributes, rtnetlink(7)).</summary>
/// <param name="Type">RTN_*: 1 unicast, 2 an address of this machine, 6 to 8 a route that leads nowhere.</param>
/// <param name="Link">Index of the interface; 0: none.</param>
/// <param name="Gateway">The next hop, 4 or 16 bytes; empty when the address is on the link itself.</param>
internal readonly record struct Route(byte Type, int Link, ReadOnlyMemory<byte> Gateway)
{
    public const byte Unicast = 1, Local = 2, Blackhole = 6, Prohibit = 8;

    private const int MessageBytes = 12, OutputLink = 4, GatewayAddress = 5, Via = 18;

    public bool LeadsNowhere => Type is >= Blackhole and <= Prohibit;

    /// <summary>The question for the route to an address of 4 or 16 bytes.</summary>
    public static byte[] Question(ReadOnlySpan<byte> address)
    {
        const int Destination = 1;
        var question = new byte[MessageBytes + 4 + address.Length];
        question[0] = FamilyOf(address.Length);
        question[1] = (byte)(address.Length * 8);
        BinaryPrimitives.WriteUInt16LittleEndian(question.AsSpan(MessageBytes), (ushort)(4 + address.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(question.AsSpan(MessageBytes + 2), Destination);
        address.CopyTo(question.AsSpan(MessageBytes + 4));
        return question;
    }

    /// <summary>Null when it is no route message. Unknown attributes are passed over.</summary>
    public static Route? Read(ReadOnlySpan<byte> answer)
    {
        if (answer.Length < MessageBytes) return null;
        var (type, link, gateway) = (answer[7], 0, ReadOnlyMemory<byte>.Empty);
        for (var rest = answer[MessageBytes..]; rest.Length >= 4;)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest);
            if (length < 4 || length > rest.Length) break;
            var value = rest[4..length];
            switch (BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]))
            {
                case OutputLink when value.Length >= 4:
                    link = BinaryPrimitives.ReadInt32LittleEndian(value);
                    break;
                case GatewayAddress when value.Length is 4 or 16:
                    gateway = value.ToArray();
                    break;
                case Via when value.Length is 6 or 18:
                    // An IPv4 route over an IPv6 gateway: the family, then the address.
                    gateway = value[2..].ToArray();
                    break;
            }

            rest = rest[Math.Min(rest.Length, (length + 3) & ~3)..];
        }

        return new Route(type, link, gateway);
    }

    /// <summary>AF_INET or AF_INET6.</summary>
    public static byte FamilyOf(int addressLength) => (byte)(addressLength == 4 ? 2 : 10);
}
