using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>
/// Takes from failed requests what they would wrongly say while the prober itself is cut off. It looks only when something fails, and comes to its verdict with the
/// first such request: what was counted as lost before stays lost. Its place in the wheel is its next look while a verdict stands. For the engine's thread.
/// </summary>
/// <param name="resolversSilent">See <see cref="ResolverSilence.AreSilent"/>.</param>
internal sealed partial class IsolationWatch(MonotonicClock clock, TimerWheel wheel, ILocalNetwork network, Func<bool> resolversSilent, ILogger logger) : WheelEntry
{
    // Thousands of targets may fail at once. A look takes some ten microseconds.
    private const long LookEvery = MonotonicClock.NanosecondsPerSecond / 20;
    private const long LookAgainAfter = MonotonicClock.NanosecondsPerSecond;

    private readonly FamilyState[] _families = [new(AddressFamily.IPv4), new(AddressFamily.IPv6)];
    private volatile IReadOnlyList<IsolatedFamily> _isolated = [];

    /// <summary>Families that the prober is cut off from now; readable from any thread.</summary>
    public IReadOnlyList<IsolatedFamily> Isolated => _isolated;

    /// <summary>What is to be counted for a request with this outcome.</summary>
    public Outcome Judge(Request request, in Outcome outcome)
    {
        var address = request.Round.Address;
        if (address.IsLoopback) return outcome;
        var family = _families[(int)address.Family];
        if (outcome.Kind == OutcomeKind.Received || outcome.Reason == ProbeReason.Refused)
        {
            family.Answered(address);
            if (family.Reason is not null) Change(family, null);
            return outcome;
        }

        if (outcome.Kind != OutcomeKind.Lost || outcome.Reason is not (ProbeReason.Timeout or ProbeReason.Unreachable)) return outcome;
        if (family.Reason is null && clock.Now - family.LookedAt >= LookEvery) Look(family, address);
        if (family.Reason is not null) return family.Outcome;

        // It left before the end: what became of it nobody knows.
        return request.Launched <= family.Until ? family.Outcome : outcome;
    }

    /// <summary>The list has changed: only who answered last may still be measured.</summary>
    public void Forget()
    {
        foreach (var family in _families) family.AnsweredBefore = null;
    }

    /// <summary>An interval may be long: nobody should have to wait for the next request to learn that the network is back.</summary>
    public override void Fire(long now)
    {
        foreach (var family in _families)
            if (family.Reason is not null) Look(family, family.Suspect!);
        if (_isolated.Count > 0) wheel.Schedule(this, now + LookAgainAfter);
    }

    private void Look(FamilyState family, ProbeAddress target)
    {
        family.LookedAt = clock.Now;
        var path = network.PathTo(target);
        if (path is PathState.Usable or PathState.Own && family.Reason is null) return;
        var last = WayToWhoAnswered(family);
        var reason = IsolationVerdict.Of(new IsolationEvidence(path, last)
        {
            HasCarrier = last is not (null or PathState.Own) || network.HasCarrier(),
            ResolversSilent = (path == PathState.GatewaySilent || family.Reason == IsolationReason.GatewaySilent) && resolversSilent(),
            Standing = family.Reason,
        });
        if (reason is not null) family.Suspect = target;
        if (reason != family.Reason) Change(family, reason);
    }

    private PathState? WayToWhoAnswered(FamilyState family)
    {
        if (family.LastAnswered is not { } answered) return null;
        var last = network.PathTo(answered);
        if (last is PathState.Usable or PathState.Unclear || family.AnsweredBefore is not { } before) return last;
        return network.PathTo(before) is var other and not PathState.Own ? other : last;
    }

    private void Change(FamilyState family, string? reason)
    {
        if (reason is null)
        {
            family.Until = clock.Now;
            LogReconnected(family.Family, (long)(clock.UtcNow - family.Since).TotalSeconds);
        }
        else
        {
            if (family.Reason is null) family.Since = clock.UtcNow;
            var words = IsolationWords.Of(reason);
            family.Outcome = Outcome.Discarded(ProbeReason.ProberIsolated, $"the prober is cut off from {family.Family}: {words}");
            LogIsolated(family.Family, words);
        }

        family.Reason = reason;
        _isolated = [.. _families.Where(one => one.Reason is not null).Select(one => new IsolatedFamily(one.Family, one.Reason!, one.Since))];
        if (_isolated.Count > 0) wheel.Schedule(this, clock.Now + LookAgainAfter);
        else wheel.Remove(this);
    }

    [LoggerMessage(LogLevel.Warning, "the prober is cut off from {Family}: {Words}; until that ends, what does not answer there says nothing about the targets")]
    private partial void LogIsolated(string family, string words);

    [LoggerMessage(LogLevel.Information, "the prober is connected to {Family} again, after {Seconds} s")]
    private partial void LogReconnected(string family, long seconds);
}
