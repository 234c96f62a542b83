using System.Collections.Concurrent;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>Targets whose figures moved, and those that may write them now. Thread-safe.</summary>
internal sealed class RefreshBoard
{
    private readonly ConcurrentDictionary<string, byte> _moved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ObjectKey, double> _weights = new();
    private readonly ConcurrentDictionary<ObjectKey, byte> _granted = new();

    /// <summary>Weighs what waits.</summary>
    public IEnumerable<KeyValuePair<ObjectKey, double>> Weights => _weights;

    /// <summary>Rows of a target changed: cheap, nothing is computed.</summary>
    public void Moved(string uid) => _moved.TryAdd(uid, 0);

    /// <summary>At most <paramref name="limit"/> of those that moved since they were last taken.</summary>
    public IReadOnlyList<string> TakeMoved(int limit) => [.. _moved.Keys.Take(limit).Where(uid => _moved.TryRemove(uid, out _))];

    /// <param name="weight">0: it no longer needs a write.</param>
    public void Weigh(ObjectKey target, double weight)
    {
        if (weight > 0) _weights[target] = weight;
        else Forget(target);
    }

    public void Grant(ObjectKey target)
    {
        _weights.TryRemove(target, out _);
        _granted[target] = 0;
    }

    public bool IsGranted(ObjectKey target) => _granted.ContainsKey(target);

    /// <summary>The target's status is as it should be, or there is no such target any more.</summary>
    public void Forget(ObjectKey target)
    {
        _weights.TryRemove(target, out _);
        _granted.TryRemove(target, out _);
    }
}
