using System.Buffers.Binary;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>Asks the kernel, some microseconds a question. Whatever it does not answer is no evidence. For the engine's thread.</summary>
internal sealed class LocalNetwork : ILocalNetwork, IDisposable
{
    private const ushort GetLink = 18, GetRoute = 26, GetNeighbour = 30;
    private const int LinkMessageBytes = 16, NeighbourMessageBytes = 12;

    // Not IFF_RUNNING: that follows the carrier only after up to a second.
    private const uint Up = 1, Loopback = 8, LowerUp = 0x10000;

    private readonly Lazy<RouteNetlink?> _kernel = new(RouteNetlink.TryOpen, LazyThreadSafetyMode.None);

    public PathState PathTo(ProbeAddress address)
    {
        // Without its interface, which nobody tells us, there is no answer for a link-local address.
        if (_kernel.Value is not { } kernel || address.Value.IsIPv6LinkLocal) return PathState.Unclear;
        var answer = kernel.Ask(GetRoute, Route.Question(address.Value.GetAddressBytes()), out var errno);
        if (errno is Errno.ENETUNREACH or Errno.EHOSTUNREACH) return PathState.NoRoute;
        if (errno != 0 || Route.Read(answer) is not { } route) return PathState.Unclear;
        if (route.Type == Route.Local) return PathState.Own;
        if (route.LeadsNowhere) return PathState.NoRoute;
        if (LinkFlags(kernel, route.Link) is { } flags && !HasCarrier(flags)) return PathState.NoCarrier;
        return route.Gateway.IsEmpty ? PathState.Usable : StateOf(kernel, route);
    }

    public bool HasCarrier() =>
        _kernel.Value is not { } kernel || kernel.Any(GetLink, new byte[LinkMessageBytes], static link => FlagsOf(link) is { } flags && (flags & Loopback) == 0 && HasCarrier(flags));

    public void Dispose()
    {
        if (_kernel.IsValueCreated) _kernel.Value?.Dispose();
    }

    private static bool HasCarrier(uint flags) => (flags & (Up | LowerUp)) == (Up | LowerUp);

    /// <summary>Of struct ifinfomsg; null when it is none.</summary>
    private static uint? FlagsOf(ReadOnlySpan<byte> link) => link.Length < LinkMessageBytes ? null : BinaryPrimitives.ReadUInt32LittleEndian(link[8..]);

    private static uint? LinkFlags(RouteNetlink kernel, int link)
    {
        var question = new byte[LinkMessageBytes];
        BinaryPrimitives.WriteInt32LittleEndian(question.AsSpan(4), link);
        return FlagsOf(kernel.Ask(GetLink, question, out _));
    }

    private static PathState StateOf(RouteNetlink kernel, Route route)
    {
        const int Destination = 1;
        const ushort Incomplete = 1, Failed = 0x20;
        var question = new byte[NeighbourMessageBytes + 4 + route.Gateway.Length];
        question[0] = Route.FamilyOf(route.Gateway.Length);
        BinaryPrimitives.WriteInt32LittleEndian(question.AsSpan(4), route.Link);
        BinaryPrimitives.WriteUInt16LittleEndian(question.AsSpan(NeighbourMessageBytes), (ushort)(4 + route.Gateway.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(question.AsSpan(NeighbourMessageBytes + 2), Destination);
        route.Gateway.Span.CopyTo(question.AsSpan(NeighbourMessageBytes + 4));
        var answer = kernel.Ask(GetNeighbour, question, out _);
        if (answer.Length < NeighbourMessageBytes) return PathState.Unclear;
        return (BinaryPrimitives.ReadUInt16LittleEndian(answer[8..]) & (Incomplete | Failed)) != 0 ? PathState.GatewaySilent : PathState.Usable;
    }
}
