using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>
/// Answers from memory and asks the resolver in the background, so that no measurement ever waits for a name that is known. For the engine's thread.
/// </summary>
internal sealed class NameCache(MonotonicClock clock, INameResolver resolver, Action<Action> post)
{
    // Where nobody says how long an answer is valid; else what is said, between these bounds.
    private const long Fresh = 60 * MonotonicClock.NanosecondsPerSecond;
    private const long MinFresh = MonotonicClock.NanosecondsPerSecond;
    private const long MaxFresh = 3600 * MonotonicClock.NanosecondsPerSecond;
    private const long MaxStale = 60 * MonotonicClock.NanosecondsPerSecond;
    private const long FreshFailure = 5 * MonotonicClock.NanosecondsPerSecond;

    private readonly Dictionary<string, CachedName> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last answer, also while it is being renewed; null before the first, and while one is renewed that ran out more than a minute ago.</summary>
    public NameAnswer? Find(string host)
    {
        if (!_names.TryGetValue(host, out var name)) _names.Add(host, name = new CachedName());
        if (!name.IsAsking && clock.Now >= name.FreshUntil) Ask(host, name);

        // With long intervals the last answer may be of yesterday; then one lookup is better waited for than the wrong machine measured.
        return name.IsAsking && clock.Now - name.FreshUntil > MaxStale ? null : name.Answer;
    }

    /// <summary>Called once with the answer that is being asked for; with the last one if the resolver fails.</summary>
    public void WhenKnown(string host, Action<NameAnswer> action) => _names[host].Waiting.Add(action);

    /// <summary>Forgets every other name.</summary>
    public void Keep(IEnumerable<string> hosts)
    {
        var kept = new HashSet<string>(hosts, StringComparer.OrdinalIgnoreCase);
        foreach (var host in _names.Keys.Where(host => !kept.Contains(host)).ToArray()) _names.Remove(host);
    }

    private void Ask(string host, CachedName name)
    {
        name.IsAsking = true;
        _ = Task.Run(async () =>
        {
            var start = clock.Now;
            var answer = await resolver.ResolveAsync(host);
            answer = answer with { Took = MonotonicClock.Time(clock.Now - start) };
            post(() => Learn(name, answer));
        });
    }

    private void Learn(CachedName name, NameAnswer answer)
    {
        name.IsAsking = false;
        name.FreshUntil = clock.Now + FreshFor(answer);

        name.Answer = name.Answer is { Failure: null } known && answer.IsTransient ? Completed(answer, known) : answer;
        var waiting = name.Waiting.ToArray();
        name.Waiting.Clear();
        foreach (var action in waiting) action(name.Answer);
    }

    /// <summary>A resolver that is away takes no address from anybody; one that is away for one family has something to say about the other.</summary>
    private static NameAnswer Completed(NameAnswer answer, NameAnswer known)
    {
        var answered = answer.Addresses.Select(address => address.AddressFamily).ToHashSet();
        return known with { Addresses = [.. answer.Addresses, .. known.Addresses.Where(address => !answered.Contains(address.AddressFamily))] };
    }

    private static long FreshFor(NameAnswer answer) =>
        answer.IsTransient || answer.Failure is not null ? FreshFailure
        : answer.Lifetime is not { } lifetime ? Fresh
        : lifetime.TotalHours >= 1 ? MaxFresh
        : Math.Max(MinFresh, MonotonicClock.Nanoseconds(lifetime));

    private sealed class CachedName
    {
        public NameAnswer? Answer { get; set; }

        public long FreshUntil { get; set; }

        public bool IsAsking { get; set; }

        public List<Action<NameAnswer>> Waiting { get; } = [];
    }
}
