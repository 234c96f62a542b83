using System.Text.Json;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class StatusDifferenceTests
{
    private static readonly ProbeTargetStatus Base = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(), Facts.Nodes("uud")));

    public static TheoryData<string> Transitions => ["first", "phase", "generation", "assigned", "condition", "state", "family", "outage", "outage end", "first rtt", "new result"];

    [Theory]
    [MemberData(nameof(Transitions))]
    public void A_transition_is_written_at_once(string what)
    {
        var outages = new[] { new Outage { Probe = "ping", Family = "IPv4", StartTime = Facts.Start } };
        var (stored, updated) = what switch
        {
            "first" => (null, Base),
            "phase" => (Base, Base with { Phase = "Down" }),
            "generation" => (Base, Base with { ObservedGeneration = 9 }),
            "assigned" => (Base, Base with { AssignedNodes = 9 }),
            "condition" => (Base, Base with { Conditions = [.. Base.Conditions!.Select(condition => condition with { Reason = "Other" })] }),
            "state" => (Base, WithResult(result => result with { State = "Down" })),
            "family" => (Base, WithResult(result => result with { Family = "IPv6" })),
            "outage" => (Base, Base with { Outages = outages }),
            "outage end" => (Base with { Outages = outages }, Base with { Outages = [outages[0] with { EndTime = Facts.Start }] }),
            "first rtt" => (WithResult(result => result with { Rtt = null, Loss = null }), Base),
            _ => (Base, Base with { Results = [.. Base.Results!, Base.Results![0] with { Probe = "other" }] }),
        };

        Assert.True(StatusDifference.Between(stored, updated).IsTransition);
    }

    [Theory]
    [InlineData("10ms", "10.9ms", 0)]
    [InlineData("10ms", "11.1ms", 0.11)]
    [InlineData("10ms", "5ms", 0.5)]
    [InlineData("10ms", "40ms", 3)]
    [InlineData("100us", "140us", 0)]
    [InlineData("100us", "151us", 0.51)]
    [InlineData("10us", "49us", 0)]
    [InlineData("10ms", null, 1)]
    public void Figures_weigh_by_their_relative_change(string before, string? after, double weight)
    {
        var change = StatusDifference.Between(WithResult(result => result with { Rtt = before }), WithResult(result => result with { Rtt = after }));

        Assert.False(change.IsTransition);
        Assert.Equal(weight, change.Weight, 6);
    }

    [Theory]
    [InlineData("0%", "0.05%", 0)]
    [InlineData("0%", "1%", 10)]
    [InlineData("10%", "10.5%", 0)]
    [InlineData("10%", "20%", 1)]
    public void Loss_weighs_too(string before, string after, double weight) =>
        Assert.Equal(weight, StatusDifference.Between(WithResult(result => result with { Loss = before }), WithResult(result => result with { Loss = after })).Weight, 6);

    [Theory]
    [InlineData("100us", "900us", 0)]
    [InlineData("10ms", "14ms", 0)]
    [InlineData("10ms", "16ms", 0.6)]
    [InlineData(null, "1ms", 1)]
    public void Jitter_weighs_only_when_it_is_half_as_much_again(string? before, string after, double weight) =>
        Assert.Equal(weight, StatusDifference.Between(WithResult(result => result with { Jitter = before }), WithResult(result => result with { Jitter = after })).Weight, 6);

    [Fact]
    public void A_renewed_certificate_is_told_soon() => Assert.Equal(
        StatusDifference.Details,
        StatusDifference.Between(WithResult(result => result with { CertificateNotAfter = Facts.Start }), WithResult(result => result with { CertificateNotAfter = Facts.Start.AddDays(90) })).Weight);

    [Fact]
    public void Words_and_counts_of_nodes_wait_their_turn_but_go_first()
    {
        var change = StatusDifference.Between(Base, WithResult(result => result with { NodesUp = 1, NodesDown = 2 }));

        Assert.Equal(new StatusChange(false, StatusDifference.Details), change);
    }

    [Fact]
    public void What_was_written_equals_what_is_read_back()
    {
        var status = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(), [.. Facts.Nodes("udd"), Facts.Node(Facts.Row("Down", "Refused", message: "m"))]));

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(status, ApiJson.Default.ProbeTargetStatus), ApiJson.Default.ProbeTargetStatus)!;

        Assert.Equal(StatusChange.None, StatusDifference.Between(read, status));
        Assert.Equal(StatusChange.None, StatusDifference.Between(read, TargetAnalysis.StatusOf(Facts.Of(Facts.Target(read), [.. Facts.Nodes("udd"), Facts.Node(Facts.Row("Down", "Refused", message: "m"))], 30))));
    }

    private static ProbeTargetStatus WithResult(Func<ProbeResult, ProbeResult> change) => Base with { Results = [.. Base.Results!.Select(change)] };
}
