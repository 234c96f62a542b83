using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Http;

/// <summary>Makes HTTP exchanges. Everything public is for the engine's thread.</summary>
/// <param name="connections">Only this sender's.</param>
/// <param name="post">Has something done on the engine's thread; from any thread.</param>
internal sealed class HttpSender(
    MonotonicClock clock, INameResolver resolver, MountedFiles files, TrustedRootsFiles roots, BodyBudget bodies, ConnectionPoll connections, Action<Action> post) : IRequestSender, IDisposable
{
    private readonly ConditionalWeakTable<ProbePlan, HttpAim> _aims = [];
    private readonly ExchangeRunner _exchanges = new(post);

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) =>
        plan.Entry.Http is { } http ? files.Missing(http.Credential, "credential") ?? roots.Missing(http.Tls) : null;

    public void Send(Request request) => _exchanges.Start(request, new HttpExchange(OrderFor(request.Round), connections, clock, resolver, bodies));

    public Outcome Expire(Request request) => _exchanges.Expire(request);

    public void Receive() => connections.Receive();

    public void Dispose()
    {
        _exchanges.Dispose();
        connections.Dispose();
    }

    private HttpOrder OrderFor(Round round)
    {
        var http = round.Plan.Entry.Http ?? new HttpEntry();
        return new HttpOrder
        {
            Aim = _aims.GetValue(round.Plan, plan => HttpAim.Of(plan.Entry)),
            Address = round.Address,
            Family = round.Plan.Entry.AddressFamily == AddressFamily.Both ? round.Series.Key.Family : round.Plan.Entry.AddressFamily,
            Egress = round.Egress,
            Lookup = round.Lookup,
            Authorization = http.Credential is { } credential ? files.Find(credential) : null,
            TrustedRoots = roots.Of(http.Tls),
        };
    }
}
