using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>The pure tables.</summary>
public sealed class DecisionTests
{
    [Theory]
    [InlineData(true, false, null, true, false, null, "success")]
    [InlineData(true, false, 5, true, true, 5, "requeue_after")]
    [InlineData(true, false, 0, true, false, null, "success")]
    [InlineData(false, false, null, false, true, null, "error")]
    [InlineData(false, false, 5, false, true, 5, "error")]
    [InlineData(false, true, null, true, false, null, "error")]
    public void Outcomes_lead_to_what_the_table_says(bool success, bool terminal, int? after, bool forget, bool requeue, int? expectedAfter, string result) =>
        Assert.Equal(new QueueAction(forget, requeue, Seconds(expectedAfter), result), QueueAction.Of(success, terminal, Seconds(after)));

    [Fact]
    public void Watch_back_off_doubles_from_800_ms_to_30_s_stretched_at_most_twice()
    {
        var backoff = default(ReflectorBackoff);
        var delays = new List<double>();
        for (var step = 0; step < 8; step++)
        {
            (var delay, backoff) = backoff.Step(TimeSpan.Zero, 0);
            delays.Add(delay.TotalSeconds);
        }

        Assert.Equal([0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30], delays);
        Assert.Equal(60, backoff.Step(TimeSpan.Zero, 1).Delay.TotalSeconds);
    }

    [Theory]
    [InlineData(119, 3.2)]
    [InlineData(120, 0.8)]
    public void Watch_back_off_starts_over_after_two_quiet_minutes(double quietSeconds, double expected) =>
        Assert.Equal(expected, new ReflectorBackoff(2, TimeSpan.FromSeconds(100)).Step(TimeSpan.FromSeconds(100 + quietSeconds), 0).Delay.TotalSeconds);

    [Theory]
    [InlineData(null, 0, "Create")]
    [InlineData("me", 0, "Renew")]
    [InlineData("", 0, "Take")]
    [InlineData("other", 15, "Wait")]
    [InlineData("other", 15.1, "Take")]
    public void A_lease_is_taken_only_when_free_or_silent_for_its_whole_time(string? holder, double silentSeconds, string expected)
    {
        var lease = holder is null ? null : new Lease { Spec = new() { HolderIdentity = holder, LeaseDurationSeconds = 15, RenewTime = DateTimeOffset.MinValue } };
        Assert.Equal(expected, new LeaseView(lease, TimeSpan.Zero).Decide("me", TimeSpan.FromSeconds(silentSeconds)).ToString());
    }

    [Fact]
    public void A_lease_that_stays_the_same_keeps_ageing_and_a_renewed_one_is_young_again()
    {
        var lease = new Lease { Metadata = new() { Uid = "1", ResourceVersion = "1" }, Spec = new() { HolderIdentity = "other", LeaseTransitions = 1 } };
        var view = LeaseView.Unknown.Observe(lease, TimeSpan.FromSeconds(1));
        Assert.Equal(1, view.Observe(lease with { Spec = lease.Spec with { } }, TimeSpan.FromSeconds(5)).ObservedAt.TotalSeconds);
        var renewed = lease with { Spec = lease.Spec with { RenewTime = DateTimeOffset.UnixEpoch } };
        Assert.Equal(5, view.Observe(renewed, TimeSpan.FromSeconds(5)).ObservedAt.TotalSeconds);
    }

    [Fact]
    public void A_note_is_cut_to_1024_bytes_between_characters()
    {
        Assert.Equal(new string('x', 1024), EventNote.Fit(new string('x', 1024)));
        var cut = EventNote.Fit(string.Concat(Enumerable.Repeat("ä€😀", 200)));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(cut), 1019, 1024);
        Assert.DoesNotContain('�', cut);
    }

    [Fact]
    public void Equal_events_are_one_object_with_a_count()
    {
        var book = new EventSeriesBook();
        var key = new EventKey("Normal", "Create", "Created", new() { Name = "x" }, null);
        var start = DateTimeOffset.UnixEpoch;
        Assert.Equal(1, book.Observe(key, "n1", start)!.Count);
        Assert.Equal(new EventWrite("n1", 2, start.AddMinutes(1)), book.Observe(key with { Regarding = new() { Name = "x" } }, "n2", start.AddMinutes(1)));
        Assert.Null(book.Observe(key, "n3", start.AddMinutes(2)));
        Assert.Empty(book.Flush(start.AddMinutes(3)));
        var (_, last) = Assert.Single(book.Flush(start.AddMinutes(8)));
        Assert.Equal(new EventWrite("n1", 3, start.AddMinutes(2)), last);
        Assert.Equal(new EventWrite("n4", 1, start.AddMinutes(9)), book.Observe(key, "n4", start.AddMinutes(9)));
    }

    [Fact]
    public void A_running_series_is_counted_every_half_hour()
    {
        var book = new EventSeriesBook();
        var key = new EventKey("Warning", "Probe", "Failed", new() { Name = "x" }, null);
        var writes = new List<int>();
        for (var minute = 0; minute <= 65; minute++)
        {
            var now = DateTimeOffset.UnixEpoch.AddMinutes(minute);
            if (book.Observe(key, "n", now) is { } write)
                writes.Add(write.Count);
            writes.AddRange(book.Flush(now).Select(due => due.Write.Count));
        }

        Assert.Equal([1, 2, 32, 62], writes);
    }

    private static TimeSpan? Seconds(int? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
