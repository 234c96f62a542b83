using System.Collections.Concurrent;
using System.Net;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Resolution;

public sealed class NameCacheTests
{
    private readonly FakeTime _time = new();
    private readonly FakeResolver _resolver = new();
    private readonly BlockingCollection<Action> _posted = [];
    private readonly NameCache _cache;

    public NameCacheTests() => _cache = new NameCache(new MonotonicClock(_time), _resolver, _posted.Add);

    private void Answer(int lifetimeSeconds, string address) =>
        _resolver.Answers["a"] = new NameAnswer([IPAddress.Parse(address)], Lifetime: TimeSpan.FromSeconds(lifetimeSeconds));

    /// <summary>Has the resolver asked, and takes in its answer.</summary>
    private void Renew()
    {
        _cache.Find("a");
        Assert.True(_posted.TryTake(out var learn, TimeSpan.FromSeconds(10)), "the resolver was not asked");
        learn();
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(0, 1)]
    [InlineData(100_000, 3600)]
    public void An_answer_is_valid_as_long_as_it_says_but_from_a_second_to_an_hour(int lifetime, int expected)
    {
        Answer(lifetime, "192.0.2.1");
        Renew();
        Answer(lifetime, "192.0.2.2");
        _time.Advance(TimeSpan.FromSeconds(expected) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("192.0.2.1", Assert.Single(_cache.Find("a")!.Addresses).ToString());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Renew();
        Assert.Equal(2, _resolver.Asked);
        Assert.Equal("192.0.2.2", Assert.Single(_cache.Find("a")!.Addresses).ToString());
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void An_answer_that_ran_out_a_minute_ago_is_renewed_before_it_is_used(int age, bool isUsed)
    {
        Answer(30, "192.0.2.1");
        Renew();
        _time.Advance(TimeSpan.FromSeconds(age));
        Answer(30, "192.0.2.2");
        Assert.Equal(isUsed, _cache.Find("a") is not null);
        NameAnswer? renewed = null;
        _cache.WhenKnown("a", answer => renewed = answer);
        Renew();
        Assert.Equal("192.0.2.2", Assert.Single(renewed!.Addresses).ToString());

        // A resolver that fails is waited for, but takes nothing away.
        _time.Advance(TimeSpan.FromHours(1));
        _resolver.Fail("a");
        Assert.Null(_cache.Find("a"));
        _cache.WhenKnown("a", answer => renewed = answer);
        Renew();
        Assert.Equal("192.0.2.2", Assert.Single(renewed.Addresses).ToString());
        Assert.NotNull(_cache.Find("a"));
    }

    [Fact]
    public void While_the_resolver_fails_wholly_or_for_one_family_what_was_known_stands()
    {
        Answer(30, "192.0.2.1");
        Renew();
        _time.Advance(TimeSpan.FromSeconds(30));
        _resolver.Fail("a");
        Renew();
        Assert.Equal("192.0.2.1", Assert.Single(_cache.Find("a")!.Addresses).ToString());
        _time.Advance(TimeSpan.FromSeconds(5));
        _resolver.Answers["a"] = new NameAnswer([IPAddress.Parse("2001:db8::1")], IsTransient: true, Lifetime: TimeSpan.FromHours(1));
        Renew();
        Assert.Equal(["2001:db8::1", "192.0.2.1"], _cache.Find("a")!.Addresses.Select(address => address.ToString()));
        _time.Advance(TimeSpan.FromSeconds(5));
        _resolver.Set("a");
        Renew();
        Assert.NotNull(_cache.Find("a")!.Failure);
    }

    [Fact]
    public void A_resolver_that_always_fails_for_one_family_does_not_hide_that_the_address_changed()
    {
        HalfAnswer("192.0.2.1");
        Renew();
        _time.Advance(TimeSpan.FromSeconds(5));
        HalfAnswer("192.0.2.2");
        Renew();
        Assert.Equal("192.0.2.2", Assert.Single(_cache.Find("a")!.Addresses).ToString());
    }

    [Fact]
    public void Half_an_answer_replaces_its_own_half_of_what_was_known()
    {
        _resolver.Set("a", "192.0.2.1", "2001:db8::1");
        Renew();
        _time.Advance(TimeSpan.FromMinutes(1));
        HalfAnswer("192.0.2.2");
        Renew();
        Assert.Equal(["192.0.2.2", "2001:db8::1"], _cache.Find("a")!.Addresses.Select(address => address.ToString()));
    }

    private void HalfAnswer(string address) => _resolver.Answers["a"] = new NameAnswer([IPAddress.Parse(address)], IsTransient: true);
}
