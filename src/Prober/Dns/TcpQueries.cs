using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Queries over TCP, each over a connection of its own. For the engine's thread.</summary>
internal sealed class TcpQueries : IDisposable
{
    private readonly Dictionary<int, TcpExchange> _exchanges = [];
    private readonly Dictionary<Request, TcpExchange> _byRequest = [];
    private readonly List<int> _ready = [];
    private readonly EventPoll _events = new();
    private readonly MonotonicClock _clock;

    public TcpQueries(MonotonicClock clock, Action<int> watch)
    {
        _clock = clock;
        watch(_events.Descriptor);
    }

    /// <param name="spent">Nanoseconds that the query took over UDP, until a response came that did not fit; null: it was not asked there.</param>
    public void Send(Request request, QueryTemplate template, long? spent = null)
    {
        var exchange = new TcpExchange(request, SentQuery.Of(template.Question), _clock, spent);
        var step = exchange.Start();
        if (step.State is ExchangeState.Waiting or ExchangeState.Asked)
        {
            _exchanges.Add(exchange.Descriptor, exchange);
            _byRequest.Add(exchange.Request, exchange);
            if (step.State == ExchangeState.Waiting) Watch(exchange, _events.WhenWritable);
        }

        Advance(exchange, step, _events.WhenReadable);
    }

    /// <summary>Null when the request is not here.</summary>
    public Outcome? Expire(Request request)
    {
        if (!_byRequest.TryGetValue(request, out var exchange)) return null;
        Close(exchange);
        return exchange.Explain(Outcome.Lost(ProbeReason.Timeout));
    }

    public void Receive()
    {
        if (_exchanges.Count == 0) return;

        // A flooded socket is ready for ever; so many looks are enough to see each of the others once.
        for (var looks = 0; looks <= _exchanges.Count / EventPoll.MaxEvents && _events.Take(_ready); looks++)
        {
            foreach (var descriptor in _ready)
                if (_exchanges.TryGetValue(descriptor, out var exchange)) Advance(exchange, exchange.Proceed(), _events.ThenWhenReadable);
            _ready.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var exchange in _exchanges.Values) exchange.Dispose();
        _events.Dispose();
    }

    private void Advance(TcpExchange exchange, ExchangeStep step, Func<int, int> whenReadable)
    {
        switch (step.State)
        {
            case ExchangeState.Waiting:
                return;
            case ExchangeState.Asked:
                Watch(exchange, whenReadable);
                return;
        }

        Close(exchange);
        exchange.Request.Settle(step.State == ExchangeState.Answered ? step.Outcome : exchange.Explain(step.Outcome));
    }

    private void Watch(TcpExchange exchange, Func<int, int> watch)
    {
        if (watch(exchange.Descriptor) is 0) return;
        Close(exchange);
        exchange.Request.Settle(Outcome.Discarded(ProbeReason.NotSent, "the system's limit of watched sockets is reached"));
    }

    private void Close(TcpExchange exchange)
    {
        _exchanges.Remove(exchange.Descriptor);
        _byRequest.Remove(exchange.Request);
        exchange.Dispose();
    }
}
