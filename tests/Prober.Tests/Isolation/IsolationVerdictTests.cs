using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Isolation;

namespace NetworkTelemetry.Prober.Tests.Isolation;

public sealed class IsolationVerdictTests
{
    // Ways to the target that fails and to the one that answered last: u usable, ? unclear, o own address, r no route, c no carrier, g gateway silent, - nobody answered.
    [Theory]
    // A target that is silent by itself is Down, whoever else is silent, and a lone one too.
    [InlineData("uu", null)]
    [InlineData("u-", null)]
    [InlineData("ur", null)]
    [InlineData("uc", null)]
    [InlineData("??", null)]
    [InlineData("o-", null)]
    // No way to it, none to what answered last: the prober's own.
    [InlineData("rr", "NoRoute")]
    [InlineData("rc", "NoRoute")]
    [InlineData("cc", "NoCarrier")]
    [InlineData("cr", "NoCarrier")]
    // What answered last is still in reach: the missing way is the target's.
    [InlineData("ru", null)]
    [InlineData("cu", null)]
    [InlineData("r?", null)]
    // Nothing to compare with, or only the machine itself, and a link that works.
    [InlineData("r-", null)]
    [InlineData("c-", null)]
    [InlineData("ro", null)]
    // A silent gateway alone is not enough.
    [InlineData("gg", null)]
    [InlineData("g-", null)]
    [InlineData("gr", null)]
    public void With_resolvers_that_answer_and_a_link_that_works(string paths, string? expected) => Assert.Equal(expected, IsolationVerdict.Of(Evidence(paths)));

    [Theory]
    [InlineData("r-", "NoCarrier")]
    [InlineData("c-", "NoCarrier")]
    [InlineData("ro", "NoCarrier")]
    [InlineData("u-", null)]
    [InlineData("?-", null)]
    [InlineData("g-", null)]
    public void Without_any_link(string paths, string? expected) => Assert.Equal(expected, IsolationVerdict.Of(Evidence(paths) with { HasCarrier = false }));

    [Theory]
    [InlineData("gg", "GatewaySilent")]
    [InlineData("g-", "GatewaySilent")]
    [InlineData("gr", "GatewaySilent")]
    [InlineData("gu", null)]
    [InlineData("g?", null)]
    [InlineData("ug", null)]
    [InlineData("uu", null)]
    [InlineData("??", null)]
    public void With_resolvers_that_are_silent_too(string paths, string? expected) =>
        Assert.Equal(expected, IsolationVerdict.Of(Evidence(paths) with { ResolversSilent = true }));

    [Theory]
    [InlineData("??", true, "GatewaySilent")]
    [InlineData("?-", true, "GatewaySilent")]
    [InlineData("??", false, null)]
    [InlineData("uu", true, null)]
    [InlineData("gg", false, null)]
    public void A_gateway_that_the_kernel_has_forgotten_has_not_come_back(string paths, bool resolversSilent, string? expected) =>
        Assert.Equal(expected, IsolationVerdict.Of(Evidence(paths) with { ResolversSilent = resolversSilent, Standing = IsolationReason.GatewaySilent }));

    [Fact]
    public void No_evidence_of_one_target_makes_another_reachable_or_not()
    {
        foreach (var last in "u?orcg-")
            foreach (var silent in (bool[])[true, false])
                foreach (var carrier in (bool[])[true, false])
                    Assert.Null(IsolationVerdict.Of(Evidence($"u{last}") with { ResolversSilent = silent, HasCarrier = carrier, Standing = IsolationReason.NoRoute }));
    }

    private static IsolationEvidence Evidence(string paths) => new(Path(paths[0])!.Value, Path(paths[1]));

    private static PathState? Path(char letter) => letter switch
    {
        'u' => PathState.Usable, '?' => PathState.Unclear, 'o' => PathState.Own, 'r' => PathState.NoRoute, 'c' => PathState.NoCarrier, 'g' => PathState.GatewaySilent, _ => null,
    };
}
