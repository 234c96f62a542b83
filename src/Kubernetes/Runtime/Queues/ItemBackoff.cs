using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>How long a key that failed waits: 5 ms doubled with each failure, up to <paramref name="longest"/>, forgotten after a success.</summary>
internal sealed class ItemBackoff(TimeSpan longest)
{
    /// <summary>That of controller-runtime.</summary>
    public static readonly TimeSpan UsualLongest = TimeSpan.FromSeconds(1000);

    private const int MaxDoublings = 18;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);
    private readonly Dictionary<ObjectKey, int> _failures = [];

    public TimeSpan Next(ObjectKey key)
    {
        lock (_failures)
        {
            var failures = _failures.GetValueOrDefault(key);
            _failures[key] = Math.Min(failures + 1, MaxDoublings);
            return TimeSpan.FromTicks(Math.Min(First.Ticks << failures, longest.Ticks));
        }
    }

    public void Forget(ObjectKey key)
    {
        lock (_failures)
            _failures.Remove(key);
    }
}
