using System.Collections.Concurrent;
using NetworkTelemetry.Prober.Lists;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>
/// The measuring loop. All state of probes and rounds belongs to the one thread that calls <see cref="Turn"/>: nothing needs a lock, and what has arrived is
/// always read before a time-out is judged, so that our own delay never looks like loss.
/// </summary>
internal sealed class Engine(EngineContext context, ProbeSet probes, IRequestSender[] senders, Action wake)
{
    // Not at once for each of thousands of requests a second: those that are due within the same moment leave in one turn.
    private const long Rest = 750_000;

    private readonly ConcurrentQueue<Action> _inbox = new();
    private volatile int _thread;

    /// <summary>Has something done on the engine's thread. From any thread.</summary>
    public void Post(Action action)
    {
        _inbox.Enqueue(action);

        // From within a turn: that looks here again before it ends.
        if (Environment.CurrentManagedThreadId != _thread) wake();
    }

    public void Apply(AcceptedList list) => Post(() => probes.Apply(list));

    /// <summary>Does everything that is due and returns how many nanoseconds may pass before the next call, unless something is posted.</summary>
    public long Turn()
    {
        _thread = Environment.CurrentManagedThreadId;
        var from = context.Clock.Now;
        foreach (var sender in senders) sender.Receive();
        while (_inbox.TryDequeue(out var action)) action();

        // As of before we looked: what came since then, while the machine held us up, is read before its time-out is judged in the next turn.
        context.Wheel.Advance(from);
        context.Admission.Turn();
        var to = context.Clock.Now;
        context.Load.ObserveBusy(from, to);
        return _inbox.IsEmpty ? Math.Max(Rest, context.Wheel.NextWake() - to) : 0;
    }
}
