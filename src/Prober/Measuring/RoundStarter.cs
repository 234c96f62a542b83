using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Egress;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>Starts a round, or ends it at once with the reason why it can't be: name, address, permission.</summary>
internal sealed class RoundStarter(EngineContext context, NameCache names, IReadOnlyDictionary<string, IRequestSender> senders, ConfigurationFile<ResolverSettings> podResolvers)
{
    private readonly RoundPool _rounds = new(context);
    private readonly AddressBook _addresses = new();

    public EgressPolicy Egress { get; set; } = EgressPolicy.Default;

    public void Start(Probe probe, SeriesSlot slot, long planned)
    {
        if (slot.Waiting > 0) context.Load.Skipped(SkipReason.Waiting);
        else if (slot.ReadyUnder == Egress) Begin(probe, slot, probe.Sender!, TimeSpan.Zero, planned);
        else if (SenderOf(probe) is not { } sender)
            End(slot, new Obstacle(ProbeReason.Unsupported, $"this version of the prober does not know probes of type {probe.Plan.Entry.Type}"));
        else if (AnswerFor(probe) is { } answer) Start(probe, slot, sender, answer, planned);

        // Only the first lookup of a name is waited for; time spent in it is no delay of the target.
        else if (slot.IsWaiting) context.Load.Skipped(SkipReason.Resolving);
        else StartWhenKnown(probe.Plan.Destination!, probe, slot, sender);
    }

    /// <summary>Rounds that a stopped machine missed.</summary>
    public void Skipped(long rounds) => context.Load.Skipped(SkipReason.Late, rounds);

    /// <summary>The slot's probe is no more.</summary>
    public void Forget(SeriesSlot slot) => _addresses.Release(slot.Address);

    // Apart: what a lambda captures is allocated where its method begins, also in the rounds that never come to it.
    private void StartWhenKnown(string host, Probe probe, SeriesSlot slot, IRequestSender sender)
    {
        slot.IsWaiting = true;
        names.WhenKnown(host, found =>
        {
            slot.IsWaiting = false;
            if (!probe.IsRemoved) Start(probe, slot, sender, found, context.Clock.Now);
        });
    }

    private IRequestSender? SenderOf(Probe probe) => !probe.Plan.IsKnownSchema ? null : probe.Sender ??= senders.GetValueOrDefault(probe.Plan.Entry.Type);

    /// <summary>Null: the name has to be waited for.</summary>
    private NameAnswer? AnswerFor(Probe probe) =>
        probe.Literal ?? (probe.Plan.Destination is { } host ? names.Find(host) : new NameAnswer(podResolvers.Read().Content.Servers));

    private void Start(Probe probe, SeriesSlot slot, IRequestSender sender, NameAnswer answer, long start)
    {
        // Resolvers have an order that means something; the addresses of a name have none.
        var present = probe.Plan.Destination is null ? null : slot.Address?.Value;
        if (AddressChoice.Choose(answer.Addresses, slot.Wanted, present) is not { } chosen)
        {
            End(slot, new Obstacle(ProbeReason.Unresolved, AddressChoice.Explain(probe.Plan.Destination ?? podResolvers.Path, answer, slot.Wanted), IsOurs: answer.IsTransient));
            return;
        }

        if (slot.Address?.Value.Equals(ProbeAddress.PlainOf(chosen)) != true)
        {
            _addresses.Release(slot.Address);
            (slot.Address, slot.PermittedBy) = (_addresses.Take(chosen), null);
        }

        var address = slot.Address!;
        Follow(probe, slot, address);
        slot.Series.Address = address.Value;
        if (slot.PermittedBy != Egress)
        {
            if (Egress.Forbids(address.Value) is { } rule)
            {
                End(slot, new Obstacle(ProbeReason.Denied, $"{address} may not be probed: {rule}"));
                return;
            }

            slot.PermittedBy = Egress;
        }

        if (sender.Prepare(probe.Plan, address) is { } obstacle)
        {
            End(slot, obstacle);
            return;
        }

        if (sender.StaysPrepared && probe.Literal is not null) slot.ReadyUnder = Egress;
        Begin(probe, slot, sender, answer.Took, start);
    }

    private void Begin(Probe probe, SeriesSlot slot, IRequestSender sender, TimeSpan lookup, long start) =>
        _rounds.Take(probe.Figures.Requests).Begin(new RoundOrder(probe, slot, slot.Address!, sender, Egress, lookup, start), context.Clock.Now);

    /// <summary>A name that only has addresses of the other family gets a series of that family: the label never lies.</summary>
    private void Follow(Probe probe, SeriesSlot slot, ProbeAddress address)
    {
        var family = address.Family == IpFamily.V4 ? AddressFamily.IPv4 : AddressFamily.IPv6;
        if (slot.Series.Key.Family == family) return;
        var series = new Series(probe.Plan, family);
        context.Board.Replace(slot.Series, series);
        slot.Series = series;
    }

    private void End(SeriesSlot slot, Obstacle obstacle) => context.Board.Finish(slot.Series, RoundResult.Of(obstacle), context.Clock.UtcNow);
}
