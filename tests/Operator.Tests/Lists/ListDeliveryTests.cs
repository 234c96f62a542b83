using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Tests.Lists;

public sealed class ListDeliveryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "new")]
    [InlineData("old", "new")]
    [InlineData("old/3", "new")]
    [InlineData("new", null)]
    [InlineData("new/2", null)]
    public void A_list_that_the_pod_was_not_told_of_is_announced_at_once(string? annotation, string? expected) =>
        Assert.Equal(expected, ListDelivery.Decide("new", annotation, heard: false, null, null, Now).Annotation);

    [Fact]
    public void A_prober_that_has_not_been_heard_is_left_alone() =>
        Assert.Equal(new ListDelivery(null, null, null), ListDelivery.Decide("new", "new", heard: false, null, null, Now));

    [Fact]
    public void A_prober_that_runs_the_list_is_left_alone() =>
        Assert.Equal(new ListDelivery(null, null, null), ListDelivery.Decide("new", "new/1", heard: true, "new", Now, Now));

    [Fact]
    public void A_prober_that_lags_is_pushed_after_2_4_8_16_and_every_30_s()
    {
        var annotation = "new";
        DateTimeOffset? pushedAt = null;
        var pushes = new List<int>();
        for (var second = 0; second <= 120; second++)
        {
            var delivery = ListDelivery.Decide("new", annotation, heard: true, "old", pushedAt, Now.AddSeconds(second));
            pushedAt = delivery.PushedAt;
            if (delivery.Annotation is null) continue;
            annotation = delivery.Annotation;
            pushes.Add(second);
        }

        Assert.Equal([2, 6, 14, 30, 60, 90, 120], pushes);
        Assert.Equal("new/7", annotation);
    }
}
