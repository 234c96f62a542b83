using System.Collections.Concurrent;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Isolation;

public sealed class ResolverSilenceTests
{
    // The kernel sends nothing to the broadcast address from a socket that has not asked for it: as good as silence, and no packet leaves.
    [Theory]
    [InlineData("nameserver 255.255.255.255", true)]
    [InlineData("nameserver 255.255.255.255\nnameserver 127.0.0.53", true)]
    [InlineData("nameserver 127.0.0.53", false)]
    [InlineData("nameserver ::1", false)]
    [InlineData("options ndots:2", false)]
    public void Only_resolvers_on_other_machines_are_evidence(string file, bool silent)
    {
        using var configuration = new TemporaryFile();
        configuration.Write(file);
        var posted = new BlockingCollection<Action>();
        var resolvers = new ResolverSilence(
            SystemFiles.At(TimeProvider.System, configuration.Path).Resolvers, new StubClient(), new MonotonicClock(TimeProvider.System), posted.Add);
        Assert.False(resolvers.AreSilent());
        Assert.True(posted.TryTake(out var finding, TimeSpan.FromSeconds(10)));
        finding();
        Assert.Equal(silent, resolvers.AreSilent());
    }
}
