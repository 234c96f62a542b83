using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Authorization;
using NetworkTelemetry.Operator.Tests.Targets;

namespace NetworkTelemetry.Operator.Tests.Authorization;

public sealed class AccessDecisionTests
{
    private static readonly NonResourceAttributes Wanted = new() { Path = "/metrics", Verb = "get" };

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("Bearer", null)]
    [InlineData("Bearer ", null)]
    [InlineData("Basic abc", null)]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer  abc ", "abc")]
    public void A_token_is_what_follows_Bearer(string? header, string? expected) => Assert.Equal(expected, BearerToken.Of(header));

    [Fact]
    public void Two_headers_or_an_endless_token_are_none()
    {
        Assert.Null(BearerToken.Of(new(["Bearer a", "Bearer b"])));
        Assert.Null(BearerToken.Of("Bearer " + new string('a', 20_000)));
    }

    [Theory]
    [InlineData(null, null, 401)]
    [InlineData(false, "me", 401)]
    [InlineData(true, null, 401)]
    [InlineData(true, "me", 0)]
    public void Only_a_token_that_is_somebody_s_is_good(bool? authenticated, string? user, int expected)
    {
        var status = authenticated is null ? null : new TokenReviewStatus { Authenticated = authenticated, User = user is null ? null : new UserInfo { Username = user } };
        Assert.Equal(expected, AccessVerdict.Of(status)?.Status ?? 0);
    }

    [Theory]
    [InlineData(null, 403)]
    [InlineData(false, 403)]
    [InlineData(true, 200)]
    public void Only_who_is_allowed_comes_in(bool? allowed, int expected)
    {
        var verdict = AccessVerdict.Of(new UserInfo { Username = "me" }, Wanted, allowed is null ? null : new SubjectAccessReviewStatus { Allowed = allowed });
        Assert.Equal(expected, verdict.Status);
        if (expected == 403) Assert.StartsWith("me may not get /metrics", verdict.Message);
    }

    [Fact]
    public void Verdicts_are_kept_for_a_while_refusals_for_a_shorter_one()
    {
        var time = new ManualTime();
        var cache = new AccessCache(time);
        cache.Add("good", new AccessVerdict(200, ""));
        cache.Add("bad", AccessVerdict.UnknownToken);
        Assert.Equal((200, 401, null), (cache.Find("good")?.Status, cache.Find("bad")?.Status, cache.Find("other")?.Status));
        time.Advance(AccessCache.KeepRefused);
        Assert.Equal((200, null), (cache.Find("good")?.Status, cache.Find("bad")?.Status));
        time.Advance(AccessCache.KeepAllowed);
        Assert.Null(cache.Find("good"));
    }

    [Fact]
    public void A_clock_that_is_set_back_keeps_no_verdict_alive()
    {
        var time = new SteppedClock();
        var cache = new AccessCache(time);
        cache.Add("good", new AccessVerdict(200, ""));
        time.SetBack(TimeSpan.FromHours(1));
        time.Advance(AccessCache.KeepAllowed);
        Assert.Null(cache.Find("good"));
    }

    [Fact]
    public void However_many_wrong_tokens_come_the_right_one_stays()
    {
        var cache = new AccessCache(new ManualTime());
        cache.Add("good", new AccessVerdict(200, ""));
        for (var i = 0; i < 3 * AccessCache.Capacity; i++) cache.Add($"bad-{i}", AccessVerdict.UnknownToken);
        Assert.NotNull(cache.Find("good"));
        Assert.InRange(Enumerable.Range(0, 3 * AccessCache.Capacity).Count(i => cache.Find($"bad-{i}") is not null), 1, AccessCache.Capacity - 1);
    }

    /// <summary>The time of day can be set, the time that has passed cannot.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        private TimeSpan _passed;
        private TimeSpan _step;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) + _passed - _step;

        public void Advance(TimeSpan by) => _passed += by;

        public void SetBack(TimeSpan by) => _step += by;
    }
}
