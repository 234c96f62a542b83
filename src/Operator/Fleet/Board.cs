using System.Collections.Immutable;

namespace NetworkTelemetry.Operator.Fleet;

/// <summary>Immutable values behind one reference: written by one part of the operator, read by all.</summary>
/// <param name="key">Of a value.</param>
/// <param name="change">What there is to say of the value before (null: it is new) and the one after (null: it is gone).</param>
internal abstract class Board<TKey, TValue, TChange>(Func<TValue, TKey> key, Func<TValue?, TValue?, TChange> change)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _gate = new();
    private volatile ImmutableDictionary<TKey, TValue> _current = ImmutableDictionary<TKey, TValue>.Empty;

    /// <summary>Raised in the order of the changes, while the next one waits: a handler only notes what to do.</summary>
    public event Action<TChange>? Changed;

    public ImmutableDictionary<TKey, TValue> Current => _current;

    public void Publish(TValue value)
    {
        lock (_gate)
        {
            var old = _current.GetValueOrDefault(key(value));
            _current = _current.SetItem(key(value), value);
            Changed?.Invoke(change(old, value));
        }
    }

    public void Remove(TKey gone)
    {
        lock (_gate)
        {
            if (!_current.TryGetValue(gone, out var old)) return;
            _current = _current.Remove(gone);
            Changed?.Invoke(change(old, null));
        }
    }
}
