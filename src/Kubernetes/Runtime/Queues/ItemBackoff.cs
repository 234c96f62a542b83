using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>How long a key that failed waits: 5 ms doubled with each failure, up to 1000 s, forgotten after a success.</summary>
internal sealed class ItemBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1000);

    private readonly Dictionary<ObjectKey, int> _failures = [];

    public static TimeSpan After(int failures) =>
        failures >= 18 ? Longest : TimeSpan.FromTicks(Math.Min(First.Ticks << failures, Longest.Ticks));

    public TimeSpan Next(ObjectKey key)
    {
        lock (_failures)
        {
            var failures = _failures.GetValueOrDefault(key);
            _failures[key] = failures + 1;
            return After(failures);
        }
    }

    public void Forget(ObjectKey key)
    {
        lock (_failures)
            _failures.Remove(key);
    }
}
