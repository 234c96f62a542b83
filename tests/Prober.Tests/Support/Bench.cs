using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>An engine whose turns a test makes, under the clock it is given.</summary>
internal sealed class Bench
{
    private static readonly PaceLimits Unhurried = new(RateLimit.Of(1_000_000), RateLimit.Of(1_000_000));

    private readonly TimeProvider _time;

    public Bench(TimeProvider time, Func<MonotonicClock, Action<Action>, IEnumerable<KeyValuePair<string, IRequestSender>>> senders, INameResolver? resolver = null,
        string resolverFile = "/etc/resolv.conf", AdmissionLimits? limits = null, PaceLimits? pace = null, Func<MonotonicClock, TimerWheel, IsolationWatch>? isolation = null)
    {
        _time = time;
        Clock = new MonotonicClock(time);
        Load = new SchedulerLoad(Clock, Registry);
        var wheel = new TimerWheel(Clock.Now);
        Pacer = new Pacer(pace ?? Unhurried, wheel, Load);
        var context = new EngineContext(Clock, wheel, Load, Board, Admission = new Admission(limits ?? new AdmissionLimits()), Pacer) { Isolation = isolation?.Invoke(Clock, wheel) };
        void Post(Action action) => Engine!.Post(action);
        var names = new NameCache(Clock, resolver ?? new SystemResolver(time), Post);
        var byType = senders(Clock, Post).ToDictionary();
        Engine = new Engine(context, new ProbeSet(context, new RoundStarter(context, names, byType, SystemFiles.At(time, resolverFile).Resolvers), names), [.. byType.Values], () => { });
    }

    public MonotonicClock Clock { get; }

    public ResultBoard Board { get; } = new();

    public Admission Admission { get; }

    public Pacer Pacer { get; }

    public SchedulerLoad Load { get; }

    public MetricRegistry Registry { get; } = new();

    public Engine Engine { get; }

    /// <summary>One scripted ICMP sender under a fake clock.</summary>
    public static Bench Scripted(FakeTime time, out ScriptedSender sender, INameResolver? resolver = null)
    {
        ScriptedSender? made = null;
        var bench = new Bench(time, (clock, _) => [new(ProbeType.Icmp, made = new ScriptedSender(() => clock.Now))], resolver);
        sender = made!;
        return bench;
    }

    public Series Series(string target, string family = "IPv4") => Board.Content.Series.Single(s => s.Plan.Target == target && s.Key.Family == family);

    public SummaryRow Row(string target, string family = "IPv4") => Series(target, family).Row;

    /// <summary>Moves a fake clock in steps of a millisecond, with a turn after each.</summary>
    public void Run(FakeTime time, TimeSpan duration)
    {
        for (var i = 0; i < duration.TotalMilliseconds; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            Engine.Turn();
        }
    }

    /// <summary>Turns under the real clock until the condition holds; fails after ten seconds.</summary>
    public void RunUntil(Func<bool> condition, string what = "the condition")
    {
        var start = _time.GetTimestamp();
        while (!condition())
        {
            Assert.True(_time.GetElapsedTime(start) < TimeSpan.FromSeconds(10), $"{what} did not come true within 10 s: {Describe()}");
            if (Engine.Turn() > 100_000) Thread.Sleep(1);
        }
    }

    /// <summary>Runs one round of the target "a", the only one of the list, under the real clock.</summary>
    public Series Measure(AcceptedList list)
    {
        Assert.Empty(list.Rejected);
        Engine.Apply(list);
        Engine.Turn();
        RunUntil(() => Series("a").Rounds > 0, "a round");
        return Series("a");
    }

    private string Describe() => string.Join("; ", Board.Content.Series.Select(s => $"{s.Plan.Target}/{s.Key.Family} {s.Row.State} {s.Row.Reason} {s.Row.Message} rounds {s.Rounds}"));
}
