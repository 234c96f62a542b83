using System.Security.Cryptography;
using System.Text;

namespace NetworkTelemetry.Operator.Authorization;

/// <summary>Verdicts of the last while. Holds hashes, not tokens.</summary>
internal sealed class AccessCache(TimeProvider time)
{
    /// <summary>How long a right that was taken away still works.</summary>
    public static readonly TimeSpan KeepAllowed = TimeSpan.FromMinutes(1);

    /// <summary>How long one that was given does not work yet.</summary>
    public static readonly TimeSpan KeepRefused = TimeSpan.FromSeconds(10);

    public const int Capacity = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly long _started = time.GetTimestamp();

    // Not the time of day: that may be set back.
    private TimeSpan Now => time.GetElapsedTime(_started);

    public AccessVerdict? Find(string token)
    {
        lock (_gate) return _entries.TryGetValue(KeyOf(token), out var entry) && Now < entry.Until ? entry.Verdict : null;
    }

    public void Add(string token, AccessVerdict verdict)
    {
        var now = Now;
        lock (_gate)
        {
            var key = KeyOf(token);
            if (_entries.Count >= Capacity && !_entries.ContainsKey(key)) MakeRoom(now);
            _entries[key] = new(verdict, now + (verdict.IsAllowed ? KeepAllowed : KeepRefused));
        }
    }

    // Wrong tokens must not drive out the right ones: refusals go first.
    private void MakeRoom(TimeSpan now)
    {
        foreach (var (key, _) in _entries.Where(pair => pair.Value.Until <= now).ToList()) _entries.Remove(key);
        if (_entries.Count >= Capacity) _entries.Remove(_entries.MinBy(pair => (pair.Value.Verdict.IsAllowed, pair.Value.Until)).Key);
    }

    private static string KeyOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Entry(AccessVerdict Verdict, TimeSpan Until);
}
