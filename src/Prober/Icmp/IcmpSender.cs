using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>ICMP echo over one shared socket for each address family, opened at the first probe. For the engine's thread.</summary>
internal sealed class IcmpSender(MonotonicClock clock, Action<int> watch, Metrics.Counter socketDrops, bool allowPingSocket = true) : IRequestSender, IDisposable
{
    private const long RetryAfter = 10 * MonotonicClock.NanosecondsPerSecond;

    private const string NotPermitted =
        "the machine permits neither ping sockets nor raw sockets; run sysctl -w net.ipv4.ping_group_range=\"0 2147483647\" (or grant CAP_NET_RAW)";

    // A version 4 GUID is random from the kernel, and unlike RandomNumberGenerator it does not load OpenSSL (5 MB of a small process).
    private readonly ulong _token = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray(), 8);
    private readonly ushort _identifier = (ushort)Random.Shared.Next(ushort.MaxValue + 1);
    private readonly IcmpChannel?[] _channels = new IcmpChannel?[2];
    private readonly (long At, Obstacle Why)?[] _refusals = new (long, Obstacle)?[2];
    private volatile IcmpMode _mode = IcmpMode.Unused;

    /// <summary>Readable from any thread.</summary>
    public IcmpMode Mode => _mode;

    /// <summary>SO_RCVBUF; null while there is no socket of this family. From any thread.</summary>
    public int? ReceiveBufferOf(IpFamily family) => Volatile.Read(ref _channels[(int)family])?.Socket.ReceiveBufferBytes;

    public bool ForgetsSettledRequests => true;

    public bool StaysPrepared => true;

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address)
    {
        var index = (int)address.Family;
        if (_channels[index] is { } channel)
        {
            channel.Socket.Expect(plan.Icmp.PayloadBytes);
            return null;
        }

        if (_refusals[index] is { } refusal && clock.Now - refusal.At < RetryAfter) return refusal.Why;

        var socket = IcmpSocket.TryOpen(address.Family, allowPingSocket, out var errno);
        if (socket is null)
        {
            var why = errno is Errno.EPERM or Errno.EACCES
                ? new Obstacle(ProbeReason.NotPermitted, NotPermitted)
                : new Obstacle(ProbeReason.NotSent, $"no ICMP socket could be opened: {Errno.Describe(errno)}");
            _refusals[index] = (clock.Now, why);
            if (why.Reason == ProbeReason.NotPermitted && _mode == IcmpMode.Unused) _mode = IcmpMode.NotPermitted;
            return why;
        }

        socket.Expect(plan.Icmp.PayloadBytes);
        watch(socket.Descriptor);
        _mode = socket.Mode;
        Volatile.Write(ref _channels[index], new IcmpChannel(socket, _token, _identifier, clock));
        return null;
    }

    public void Send(Request request)
    {
        var round = request.Round;
        _channels[(int)round.Address.Family]!.Send(request, round.Figures.PayloadBytes, round.Figures.Dscp);
    }

    public Outcome Expire(Request request)
    {
        var family = request.Round.Address.Family;
        var channel = _channels[(int)family]!;
        channel.Forget(request);
        if (request.IsSettled) return Outcome.Lost(ProbeReason.Unreachable);
        var dropped = channel.TakeDrop(out var newDrops);
        if (newDrops > 0) socketDrops.WithLabels(family == IpFamily.V4 ? AddressFamily.IPv4 : AddressFamily.IPv6).Inc(newDrops);
        return dropped
            ? Outcome.Discarded(ProbeReason.LocalDrop, "the prober's socket buffer was full; the reply may have been dropped there")
            : Outcome.Lost(ProbeReason.Timeout);
    }

    public void Receive()
    {
        foreach (var channel in _channels) channel?.Receive();
    }

    public void Dispose()
    {
        foreach (var channel in _channels) channel?.Dispose();
    }
}
