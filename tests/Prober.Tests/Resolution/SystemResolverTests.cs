using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Prober.Resolution;

namespace NetworkTelemetry.Prober.Tests.Resolution;

public sealed class SystemResolverTests
{
    [Fact]
    public async Task A_name_that_does_not_exist_is_an_answer_and_is_not_asked_again()
    {
        var calls = 0;
        using var resolver = new SystemResolver(TimeProvider.System, (_, _) => ++calls > 0 ? throw new SocketException((int)SocketError.HostNotFound) : null!);
        var answer = await resolver.ResolveAsync("nowhere.test");
        Assert.Equal((1, false), (calls, answer.IsTransient));
        Assert.NotNull(answer.Failure);
    }

    [Fact]
    public async Task A_failing_resolver_is_asked_again()
    {
        var calls = 0;
        using var resolver = new SystemResolver(
            TimeProvider.System, (_, _) => ++calls < 3 ? throw new SocketException((int)SocketError.TryAgain) : Task.FromResult(new[] { IPAddress.Loopback }));
        Assert.Equal([IPAddress.Loopback], (await resolver.ResolveAsync("name.test")).Addresses);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_resolver_that_keeps_failing_is_left_alone()
    {
        var calls = 0;
        using var resolver = new SystemResolver(TimeProvider.System, (_, _) =>
        {
            Interlocked.Increment(ref calls);
            throw new SocketException((int)SocketError.TryAgain);
        });
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => resolver.ResolveAsync($"n{i}.test")));
        var before = calls;
        var answer = await resolver.ResolveAsync("another.test");
        Assert.True(answer.IsTransient);
        Assert.Contains("left alone", answer.Failure, StringComparison.Ordinal);
        Assert.Equal(before, calls);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.3")]
    public async Task The_platform_resolves(string host)
    {
        using var resolver = new SystemResolver(TimeProvider.System);
        Assert.Contains((await resolver.ResolveAsync(host)).Addresses, IPAddress.IsLoopback);
    }

    [Fact]
    public async Task A_name_that_can_not_be_asked_for_is_an_answer()
    {
        using var resolver = new SystemResolver(TimeProvider.System);
        Assert.NotNull((await resolver.ResolveAsync(new string('a', 300))).Failure);
    }
}
