using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>Runs exchanges, which go on whenever their connections have something, and takes their results to the engine's thread. Everything public is for that thread.</summary>
/// <param name="post">Has something done on the engine's thread; from any thread.</param>
internal sealed class ExchangeRunner(Action<Action> post) : IDisposable
{
    private readonly Dictionary<Request, Running> _running = [];

    public void Start(Request request, IExchange exchange)
    {
        var running = new Running(exchange, new CancellationTokenSource());
        _running.Add(request, running);

        // The exchange keeps its place until it has really ended: cancelling takes time too.
        request.Hold();
        _ = RunAsync(request, running);
    }

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

    private async Task RunAsync(Request request, Running running)
    {
        var outcome = await running.Exchange.RunAsync(running.Cancellation.Token);
        post(() => End(request, running, outcome));
    }

    private void End(Request request, Running running, Outcome outcome)
    {
        _running.Remove(request);
        running.Cancellation.Dispose();
        request.Release();
        if (request.IsSettled) return;
        running.Exchange.Show(request.Round.Series);
        request.Settle(outcome);
    }

    private sealed record Running(IExchange Exchange, CancellationTokenSource Cancellation);
}
