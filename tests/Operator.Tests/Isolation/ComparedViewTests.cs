using NetworkTelemetry.Operator.Isolation;

namespace NetworkTelemetry.Operator.Tests.Isolation;

public sealed class ComparedViewTests
{
    // Probes that are Down here, each a prefix by its digit and what the others see: u Up, d Down, - nobody else can tell.
    [Theory]
    [InlineData("", false)]
    [InlineData("1u", false)]
    [InlineData("1u 2u 3u 4u", false)]
    [InlineData("1u 2u 3u 4u 5u", true)]
    [InlineData("1u 2u 3u 4u 5u 6u 7u 8u 9u", true)]
    // Many targets of one network are one outage.
    [InlineData("1u 1u 1u 1u 1u 1u 1u", false)]
    [InlineData("1u 2u 3u 4u 4u 4u", false)]
    // What nobody else measures is no evidence.
    [InlineData("1- 2- 3- 4- 5- 6-", false)]
    [InlineData("1u 2u 3u 4u 5- 6-", false)]
    [InlineData("1u 2u 3u 4u 5u 6- 7- 8- 9-", true)]
    // More than half of them.
    [InlineData("1u 2u 3u 4d 5d", true)]
    [InlineData("1u 2u 3d 4d 5d", false)]
    [InlineData("1u 2u 3u 4d 5d 6d", false)]
    [InlineData("1d 2d 3d 4d 5d", false)]
    public void Five_networks_that_are_mostly_Up_elsewhere(string probes, bool isolated) => Assert.Equal(isolated, ComparedView.Of(
        probes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(probe => new DownProbe($"192.0.{probe[0]}.0/24", probe[1] switch { 'u' => true, 'd' => false, _ => null })))
        .IsIsolated);
}
