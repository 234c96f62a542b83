using NetworkTelemetry.Prober.Dns;

namespace NetworkTelemetry.Prober.Tests.Dns;

public sealed class DropAccountTests
{
    [Fact]
    public void Each_drop_of_a_full_buffer_excuses_one_missing_response()
    {
        var account = new DropAccount(80_000);
        Assert.False(account.Take(0, out _));
        account.Observe(10, 9000);
        Assert.True(account.Take(2, out var drops));
        Assert.Equal(2u, drops);
        Assert.True(account.Take(2, out drops));
        Assert.Equal(0u, drops);
        Assert.False(account.Take(2, out _));
    }

    [Fact]
    public void Drops_while_the_buffer_was_nearly_empty_are_the_networks_broken_datagrams()
    {
        var account = new DropAccount(80_000);
        account.Observe(2, 100);
        Assert.False(account.Take(5, out var drops));
        Assert.Equal(0u, drops);
        account.Observe(10, 9000);
        Assert.True(account.Take(6, out drops));
        Assert.Equal(1u, drops);
    }
}
