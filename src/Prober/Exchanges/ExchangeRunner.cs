using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>Runs exchanges beside the engine's thread, as many at once as the limits allow, and takes their results back to it. Everything public is for that thread.</summary>
/// <param name="post">Has something done on the engine's thread; from any thread.</param>
/// <param name="limit">Exchanges at once.</param>
/// <param name="limitPerProbe">Of one probe and address family: one that hangs, with a time-out much longer than its interval, must not take all places.</param>
internal sealed class ExchangeRunner(Action<Action> post, int limit = 1024, int limitPerProbe = 64) : IDisposable
{
    private readonly Dictionary<Request, Running> _running = [];
    private readonly Dictionary<Series, int> _busy = [];

    public void Start(Request request, Func<IExchange> create)
    {
        var series = request.Round.Series;
        var busy = _busy.GetValueOrDefault(series);
        if (_running.Count >= limit || busy >= limitPerProbe)
        {
            request.Settle(Outcome.Discarded(
                ProbeReason.NotSent,
                busy >= limitPerProbe ? $"{busy} requests of this probe are under way already" : $"{_running.Count} requests of this kind are under way already"));
            return;
        }

        var exchange = create();
        var running = new Running(exchange, new CancellationTokenSource());
        var token = running.Cancellation.Token;
        _running.Add(request, running);
        _busy[series] = busy + 1;
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
        running.Exchange.Show(request.Round.Series);
        _ = running.Cancellation.CancelAsync();
        return Outcome.Lost(ProbeReason.Timeout, $"the time-out passed while {running.Exchange.Stage}");
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
        running.Cancellation.Dispose();
        if (request.IsSettled) return;
        running.Exchange.Show(series);
        request.Settle(outcome);
    }

    private sealed record Running(IExchange Exchange, CancellationTokenSource Cancellation);
}
