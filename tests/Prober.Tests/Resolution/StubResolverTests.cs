using System.Net;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Resolution;

public sealed class StubResolverTests : IDisposable
{
    private readonly TemporaryFile _resolvers = new();
    private readonly TemporaryFile _hosts = new();
    private readonly FakeResolver _platform = new();

    public StubResolverTests()
    {
        _resolvers.Write("nameserver 127.0.0.1\noptions timeout:1\n");
        _hosts.Write("192.0.2.99 Fixed.test alias # and more\n2001:db8::99 fixed.test\n");
    }

    public void Dispose()
    {
        _resolvers.Dispose();
        _hosts.Dispose();
    }

    private async Task<NameAnswer> ResolveAsync(int port, string host)
    {
        using var resolver = new StubResolver(SystemFiles.At(TimeProvider.System, _resolvers.Path, _hosts.Path), new StubClient(port), _platform, TimeProvider.System);
        return await resolver.ResolveAsync(host);
    }

    /// <summary>Knows some names; the others do not exist.</summary>
    private static DnsServer Server(params (string Name, string Address)[] names) => DnsServer.Of(query => Answer(query, names));

    private static ResponseBuilder Answer(DnsServer.Query query, params (string Name, string Address)[] names)
    {
        var type = query.Type == 1 ? System.Net.Sockets.AddressFamily.InterNetwork : System.Net.Sockets.AddressFamily.InterNetworkV6;
        var response = new ResponseBuilder(query.Message, code: names.Any(known => known.Name == query.Name) ? 0 : 3);
        return names.Where(known => known.Name == query.Name && IPAddress.Parse(known.Address).AddressFamily == type)
            .Aggregate(response, (built, known) => built.Address(known.Address, ttl: 30));
    }

    private static string[] Texts(NameAnswer answer) => [.. answer.Addresses.Select(address => address.ToString())];

    [Fact]
    public async Task Both_families_are_asked_for_and_the_answer_has_a_lifetime()
    {
        using var server = Server(("a.test", "192.0.2.1"), ("a.test", "192.0.2.2"), ("a.test", "2001:db8::1"));
        var answer = await ResolveAsync(server.Port, "a.test");
        Assert.Equal(["192.0.2.1", "192.0.2.2", "2001:db8::1"], Texts(answer));
        Assert.Equal((null, false, TimeSpan.FromSeconds(30)), (answer.Failure, answer.IsTransient, answer.Lifetime));
        Assert.Equal([1, 28], server.Queries.Select(query => query.Type).Order());
    }

    [Fact]
    public async Task Aliases_are_followed_with_the_least_time_to_live_and_strangers_left_out()
    {
        using var server = DnsServer.Of(query => query.Type != 1 ? new ResponseBuilder(query.Message) : new ResponseBuilder(query.Message)
            .Answer(5, ResponseBuilder.Name("b.test"), ttl: 7)
            .Add(0, ResponseBuilder.Name("b.test"), 1, 60, [192, 0, 2, 1])
            .Add(0, ResponseBuilder.Name("stranger.test"), 1, 1, [192, 0, 2, 66]));
        var answer = await ResolveAsync(server.Port, "a.test");
        Assert.Equal(["192.0.2.1"], Texts(answer));
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Lifetime);
    }

    [Fact]
    public async Task The_hosts_file_comes_first_and_special_names_are_never_asked_for()
    {
        using var server = Server();
        Assert.Equal(["192.0.2.99", "2001:db8::99"], Texts(await ResolveAsync(server.Port, "fixed.TEST.")));
        Assert.Equal(["192.0.2.99"], Texts(await ResolveAsync(server.Port, "alias")));
        Assert.Contains(IPAddress.Loopback, (await ResolveAsync(server.Port, "localhost")).Addresses);
        Assert.False((await ResolveAsync(server.Port, "nowhere.invalid")).IsTransient);
        Assert.Empty(server.Queries);
    }

    [Fact]
    public async Task Search_domains_are_tried_in_order_and_a_broken_one_does_not_hide_the_name()
    {
        _resolvers.Write("nameserver 127.0.0.1\nsearch web.svc.test svc.test\noptions ndots:5 timeout:1\n");
        using var server = DnsServer.Of(query => query.Name.EndsWith(".web.svc.test", StringComparison.Ordinal)
            ? new ResponseBuilder(query.Message, code: 2)
            : Answer(query, ("shop.svc.test", "192.0.2.1")));
        Assert.Equal(["192.0.2.1"], Texts(await ResolveAsync(server.Port, "shop")));
        Assert.Equal(["shop.web.svc.test", "shop.svc.test"], server.Queries.Select(query => query.Name).Distinct());

        var missing = await ResolveAsync(server.Port, "other");
        Assert.Equal(("the resolver 127.0.0.1 answered SERVFAIL", true), (missing.Failure, missing.IsTransient));
    }

    [Fact]
    public async Task A_name_that_does_not_exist_or_has_no_address_is_an_answer()
    {
        using var server = DnsServer.Of(query => query.Name == "empty.test" ? new ResponseBuilder(query.Message) : Answer(query));
        Assert.Equal(new NameAnswer([], NameAnswer.NoSuchName).Failure, (await ResolveAsync(server.Port, "none.test")).Failure);
        Assert.Equal(2, server.Queries.Count);
        var empty = await ResolveAsync(server.Port, "empty.test");
        Assert.Equal(("the name has no address", false), (empty.Failure, empty.IsTransient));
        Assert.Equal("the name does not exist", (await ResolveAsync(server.Port, $"{new string('x', 64)}.test")).Failure);
    }

    [Fact]
    public async Task The_next_resolver_is_asked_when_one_is_away()
    {
        _resolvers.Write("nameserver 127.0.0.7\nnameserver 127.0.0.1\n");
        using var server = Server(("a.test", "192.0.2.1"));
        Assert.Equal(["192.0.2.1"], Texts(await ResolveAsync(server.Port, "a.test")));
    }

    [Fact]
    public async Task A_resolver_that_loses_a_query_is_asked_again_and_a_half_answer_is_transient()
    {
        var asked = 0;
        using var server = new DnsServer(query => query.Type == 28 || Interlocked.Increment(ref asked) == 1 ? [] : [Answer(query, ("a.test", "192.0.2.1")).Build()]);
        var answer = await ResolveAsync(server.Port, "a.test");
        Assert.Equal(["192.0.2.1"], Texts(answer));
        Assert.True(answer.IsTransient);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_truncated_answer_is_fetched_over_TCP()
    {
        using var server = DnsServer.Of(query => query.IsTcp ? Answer(query, ("a.test", "192.0.2.1")) : new ResponseBuilder(query.Message, truncated: true));
        Assert.Equal(["192.0.2.1"], Texts(await ResolveAsync(server.Port, "a.test")));
    }

    [Fact]
    public async Task Records_of_another_class_are_no_addresses()
    {
        const int Chaos = 3;
        using var server = DnsServer.Of(query => Answer(query, ("a.test", "192.0.2.1"))
            .Add(0, ResponseBuilder.ToQuestion, query.Type, 60, [.. new byte[query.Type == 1 ? 4 : 16]], Chaos)
            .Add(0, ResponseBuilder.ToQuestion, 5, 60, ResponseBuilder.Name("b.test"), Chaos));
        var answer = await ResolveAsync(server.Port, "a.test");
        Assert.Equal(["192.0.2.1"], Texts(answer));
        Assert.False(answer.IsTransient);
    }

    [Fact]
    public async Task Garbage_is_a_failure_and_never_an_exception()
    {
        using var server = new DnsServer(query => [[1, 2, 3], new ResponseBuilder(query.Message).Address("192.0.2.1").Build()[..^1]]);
        var answer = await ResolveAsync(server.Port, "a.test");
        Assert.True(answer.IsTransient);
        Assert.Empty(answer.Addresses);
    }

    [Fact]
    public async Task Resolvers_that_keep_failing_are_left_alone()
    {
        var closed = 0;
        using (var server = Server()) closed = server.Port;
        using var resolver = new StubResolver(SystemFiles.At(TimeProvider.System, _resolvers.Path, _hosts.Path), new StubClient(closed), _platform, TimeProvider.System);
        Assert.StartsWith("the resolver 127.0.0.1 can't be asked", (await resolver.ResolveAsync("one.test")).Failure, StringComparison.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => resolver.ResolveAsync($"n{i}.test")));
        var late = await resolver.ResolveAsync("another.test");
        Assert.Equal(("the resolvers have been failing and are left alone for 5 s", true), (late.Failure, late.IsTransient));
    }

    [Fact]
    public async Task A_zone_that_is_broken_does_not_take_the_resolver_from_the_others()
    {
        using var server = DnsServer.Of(query => query.Name.EndsWith("broken.test", StringComparison.Ordinal) ? new ResponseBuilder(query.Message, code: 2) : Answer(query, ("a.test", "192.0.2.1")));
        using var resolver = new StubResolver(SystemFiles.At(TimeProvider.System, _resolvers.Path, _hosts.Path), new StubClient(server.Port), _platform, TimeProvider.System);
        var broken = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => resolver.ResolveAsync($"n{i}.broken.test")));
        Assert.All(broken, answer => Assert.Equal(("the resolver 127.0.0.1 answered SERVFAIL", true), (answer.Failure, answer.IsTransient)));
        Assert.Equal(["192.0.2.1"], Texts(await resolver.ResolveAsync("a.test")));
    }

    [Fact]
    public async Task The_platform_is_asked_where_the_file_can_not_be_read()
    {
        _platform.Set("a.test", "192.0.2.42");
        _resolvers.Dispose();
        Assert.Equal(["192.0.2.42"], Texts(await ResolveAsync(1, "a.test")));
    }
}
