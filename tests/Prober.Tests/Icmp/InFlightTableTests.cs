using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Icmp;

public sealed class InFlightTableTests
{
    private const long Second = 1_000_000_000;

    private static readonly Series Series = new(Plans.Accepted(Plans.Target("a", Plans.Ping())).Plans[0], AddressFamily.IPv4);
    private static readonly Request Request = new(null!, 0);

    private readonly InFlightTable _table = new();

    private uint Send(long now, bool stays = true)
    {
        Assert.True(_table.TryReserve(now, out var serial));
        _table.Place(serial) = new InFlightRequest { Request = stays ? Request : null, Series = Series, Serial = serial, Sent = new SendStamp(now, now) };
        return serial;
    }

    [Fact]
    public void Sequences_of_requests_in_flight_never_collide_until_65536_are_waiting()
    {
        var sequences = new HashSet<ushort>();
        for (var i = 0; i < 65536; i++) Assert.True(sequences.Add((ushort)Send(0)));
        Assert.False(_table.TryReserve(0, out _));
    }

    [Fact]
    public void An_answered_request_is_found_for_a_second_and_its_place_is_used_after_that()
    {
        var first = Send(0, stays: false);
        for (var i = 1; i < 5000; i++) Send(i, stays: false);
        Assert.False(Unsafe.IsNullRef(ref _table.Find(first)));
        for (var i = 0; i < 100_000; i++) Send(2 * Second, stays: false);
        Assert.True(Unsafe.IsNullRef(ref _table.Find(first)));
    }

    [Fact]
    public void One_that_waits_for_a_minute_keeps_its_place_while_others_wrap_around_it()
    {
        var slow = Send(0);
        for (var i = 0; i < 200_000; i++) Assert.NotEqual((ushort)slow, (ushort)Send(i * 100_000L, stays: false));
        Assert.True(_table.Find(slow).IsOpen);
        Assert.True(_table.FindSequence((ushort)slow).IsOpen);
    }

    [Fact]
    public void An_old_reply_after_the_sequence_wrapped_finds_nothing()
    {
        var old = Send(0, stays: false);
        for (var i = 0; i < 65536; i++) Send(i * Second, stays: false);
        Assert.True(Unsafe.IsNullRef(ref _table.Find(old)));
    }
}
