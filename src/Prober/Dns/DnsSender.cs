using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Sends DNS queries and reads their answers. For the engine's thread.</summary>
internal sealed class DnsSender : IRequestSender, IDisposable
{
    // More than we say we take: a server that exceeds that a little is still understood by resolvers, and so by us.
    private const int MaxDatagram = 4096;

    private readonly Dictionary<int, DnsExchange> _exchanges = [];
    private readonly Dictionary<Request, DnsExchange> _byRequest = [];
    private readonly List<int> _ready = [];
    private readonly EventPoll _events = new();
    private readonly byte[] _datagram = new byte[MaxDatagram];
    private readonly MonotonicClock _clock;

    public DnsSender(MonotonicClock clock, Action<int> watch)
    {
        _clock = clock;
        watch(_events.Descriptor);
    }

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) => null;

    public void Send(Request request)
    {
        var entry = request.Round.Plan.Entry.Dns!;
        var query = SentQuery.Of(new DnsQuestion(entry.QueryName, Enum.Parse<RecordType>(entry.QueryType)));
        Begin(entry.Transport == DnsTransports.Tcp ? new TcpExchange(request, query, _clock) : new UdpExchange(request, query, _clock, _datagram));
    }

    public Outcome Expire(Request request)
    {
        var outcome = Outcome.Lost(ProbeReason.Timeout);
        if (!_byRequest.TryGetValue(request, out var exchange)) return outcome;
        Close(exchange);
        return exchange.Explain(outcome);
    }

    public void Receive()
    {
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

    private void Begin(DnsExchange exchange)
    {
        var step = exchange.Start();
        if (step.State is ExchangeState.Waiting or ExchangeState.Asked)
        {
            _exchanges.Add(exchange.Descriptor, exchange);
            _byRequest.Add(exchange.Request, exchange);
            if (step.State == ExchangeState.Waiting) Watch(exchange, _events.WhenWritable);
        }

        Advance(exchange, step, _events.WhenReadable);
    }

    private void Advance(DnsExchange exchange, ExchangeStep step, Func<int, int> whenReadable)
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
        if (step.State == ExchangeState.Truncated) Begin(new TcpExchange(exchange.Request, exchange.Query, _clock, exchange.Sent));
        else if (step.Message is { } message)
        {
            var round = exchange.Request.Round;
            round.Series.Dns!.Count(AnswerJudgement.FactsOf(message));
            exchange.Request.Settle(AnswerJudgement.Judge(round.Plan.Entry.Dns!, message, step.RoundTrip));
        }
        else exchange.Request.Settle(exchange.Explain(step.Outcome));
    }

    private void Watch(DnsExchange exchange, Func<int, int> watch)
    {
        if (watch(exchange.Descriptor) is 0) return;
        Close(exchange);
        exchange.Request.Settle(Outcome.Discarded(ProbeReason.NotSent, "the system's limit of watched sockets is reached"));
    }

    private void Close(DnsExchange exchange)
    {
        _exchanges.Remove(exchange.Descriptor);
        _byRequest.Remove(exchange.Request);
        exchange.Dispose();
    }
}
