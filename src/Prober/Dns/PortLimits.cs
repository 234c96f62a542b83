using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>How source ports are used (RFC 5452 §9.2, §10).</summary>
/// <remarks>
/// A blind forger must guess port and identifier of a query, 30 bits, as if each query had a socket of its own. One who sees some of our queries knows the ports in
/// use: to him a query is worth its identifier and the choice among <see cref="Parallel"/> ports, 19 bits, until the ports are replaced. A socket for each query would
/// withstand him better and costs five times the time; what he could gain is one wrong measurement, for no answer is remembered or passed on.
/// </remarks>
/// <param name="Parallel">Ports of one address family in use at once; each query takes one of them at random. A power of two.</param>
/// <param name="Queries">
/// So many go over one port, each with an identifier of its own: a late reply is never that to another query. Nor can they fill the send buffer of a system's default
/// size, not even when all of them wait for neighbours that don't exist.
/// </param>
/// <param name="Strays">After so many datagrams that answer nothing somebody guesses, or floods: the port takes no further queries.</param>
internal sealed record PortLimits(int Parallel = 8, int Queries = 256, int Strays = 64)
{
    /// <summary>A port is replaced after this time, in nanoseconds.</summary>
    public long Age { get; init; } = 30 * MonotonicClock.NanosecondsPerSecond;

    /// <summary>A port that was replaced and waits for nothing is kept for this time: that is how duplicates are known.</summary>
    public long Linger { get; init; } = MonotonicClock.NanosecondsPerSecond;
}
