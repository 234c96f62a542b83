using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Http;

/// <summary>
/// Makes HTTP exchanges beside the engine's thread, as many at once as the limits allow, and takes their results back to it. Everything public is for that thread.
/// </summary>
/// <param name="post">Has something done on the engine's thread; from any thread.</param>
internal sealed class HttpSender(MonotonicClock clock, INameResolver resolver, MountedFiles files, Action<Action> post, HttpLimits limits) : IRequestSender, IDisposable
{
    private readonly HttpMaterial _material = new(files);
    private readonly BodyBudget _bodies = new(limits.BodyBytes);
    private readonly ConditionalWeakTable<ProbePlan, HttpAim> _aims = [];
    private readonly Dictionary<Request, Running> _running = [];
    private readonly Dictionary<Series, int> _busy = [];
    private int _count;

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) => plan.Entry.Http is { } http ? _material.Missing(http) : null;

    public void Send(Request request)
    {
        var series = request.Round.Series;
        var busy = _busy.GetValueOrDefault(series);
        if (_count >= limits.Exchanges || busy >= limits.ExchangesPerProbe)
        {
            request.Settle(Outcome.Discarded(
                ProbeReason.NotSent,
                busy >= limits.ExchangesPerProbe ? $"{busy} requests of this probe are under way already" : $"{_count} HTTP requests are under way already"));
            return;
        }

        var exchange = new HttpExchange(OrderFor(request), clock, resolver, _bodies);
        var running = new Running(exchange, new CancellationTokenSource());
        var token = running.Cancellation.Token;
        _running.Add(request, running);
        _busy[series] = busy + 1;
        _count++;
        _ = Task.Run(async () =>
        {
            var outcome = await exchange.RunAsync(token);
            post(() => End(request, running, outcome));
        });
    }

    /// <summary>The exchange keeps its place until it has really ended: cancelling takes time too, which is not the engine's.</summary>
    public Outcome Expire(Request request)
    {
        if (!_running.TryGetValue(request, out var running)) return Outcome.Lost(ProbeReason.Timeout);
        Show(request, running.Exchange);
        _ = running.Cancellation.CancelAsync();
        return Outcome.Lost(ProbeReason.Timeout, $"the time-out passed while {running.Exchange.Stage}");
    }

    public void Receive()
    {
        // Results are posted.
    }

    public void Dispose()
    {
        foreach (var running in _running.Values) running.Cancellation.Cancel();
    }

    private void End(Request request, Running running, Outcome outcome)
    {
        var series = request.Round.Series;
        _running.Remove(request);
        if (--_busy[series] == 0) _busy.Remove(series);
        _count--;
        running.Cancellation.Dispose();
        if (request.IsSettled) return;
        Show(request, running.Exchange);
        request.Settle(outcome);
    }

    private static void Show(Request request, HttpExchange exchange)
    {
        var series = request.Round.Series;
        series.Http = exchange.Http ?? series.Http;
        series.Tls = exchange.Tls ?? series.Tls;
    }

    private HttpOrder OrderFor(Request request)
    {
        var round = request.Round;
        var http = round.Plan.Entry.Http ?? new HttpEntry();
        return new HttpOrder
        {
            Aim = _aims.GetValue(round.Plan, plan => HttpAim.Of(plan.Entry)),
            Address = round.Address,
            Family = round.Plan.Entry.AddressFamily == AddressFamily.Both ? round.Series.Key.Family : round.Plan.Entry.AddressFamily,
            Egress = round.Egress,
            Lookup = round.Lookup,
            Authorization = _material.Authorization(http),
            TrustedRoots = _material.TrustedRoots(http),
        };
    }

    private sealed record Running(HttpExchange Exchange, CancellationTokenSource Cancellation);
}
