using System.Runtime.CompilerServices;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>Makes TCP exchanges: connections on which something is said. Everything public is for the engine's thread.</summary>
/// <param name="post">Has something done on the engine's thread; from any thread.</param>
/// <param name="connections">Only this sender's.</param>
internal sealed class TcpExchangeSender(MonotonicClock clock, TrustedRootsFiles roots, ConnectionPoll connections, Action<Action> post) : IRequestSender, IDisposable
{
    private readonly ConditionalWeakTable<ProbePlan, TcpAim> _aims = [];
    private readonly ExchangeRunner _exchanges = new(post);

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) => roots.Missing(plan.Entry.Tcp?.Tls);

    public void Send(Request request) => _exchanges.Start(request, new TcpExchange(OrderFor(request.Round), connections, clock));

    public Outcome Expire(Request request) => _exchanges.Expire(request);

    public void Receive() => connections.Receive();

    public void Dispose()
    {
        _exchanges.Dispose();
        connections.Dispose();
    }

    private TcpOrder OrderFor(Round round)
    {
        var tcp = round.Plan.Entry.Tcp!;
        var aim = _aims.GetValue(round.Plan, plan => TcpAim.Of(plan.Entry));
        var tls = tcp.Tls is { } settings ? new TlsSettings(aim.ServerName, !settings.SkipVerification, roots.Of(settings), ReadOnlyMemory<byte>.Empty) : null;
        return new TcpOrder(aim, round.Address, tcp.Port, tls);
    }
}
