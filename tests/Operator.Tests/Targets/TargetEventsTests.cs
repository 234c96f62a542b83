using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class TargetEventsTests
{
    [Theory]
    //           before                        now                          event
    [InlineData(null, "False NoMatchingDeployment", "NoMatchingDeployment")]
    [InlineData("False NoMatchingDeployment", "False NoMatchingDeployment", null)]
    [InlineData("False NoMatchingDeployment", "False CapacityExhausted", "CapacityExhausted")]
    [InlineData("True Assigned", "False CapacityExhausted", "CapacityExhausted")]
    [InlineData("True Assigned", "False NoRunningNode", "NoRunningNode")]
    [InlineData(null, "False NoRunningNode", null)]
    [InlineData("False NoMatchingDeployment", "False NoRunningNode", null)]
    [InlineData("True Assigned", "False Suspended", null)]
    [InlineData("False NoRunningNode", "True Assigned", null)]
    public void Losing_everybody_is_an_event(string? before, string now, string? expected) =>
        Assert.Equal(expected, TargetEvents.Between(before is null ? null : With("Assigned", before), With("Assigned", now)).SingleOrDefault()?.Reason);

    [Fact]
    public void An_invalid_spec_is_one_event_until_it_says_something_else()
    {
        var first = With("Accepted", "False InvalidSpec", "spec.host: wrong");

        var told = Assert.Single(TargetEvents.Between(null, first));
        Assert.Equal((EventType.Warning, "InvalidSpec", "spec.host: wrong"), (told.Type, told.Reason, told.Note));
        Assert.Empty(TargetEvents.Between(first, first));
        Assert.Single(TargetEvents.Between(first, With("Accepted", "False InvalidSpec", "spec.host: still wrong")));
        Assert.Empty(TargetEvents.Between(first, With("Accepted", "True Valid")));
    }

    [Fact]
    public void An_outage_is_told_when_it_starts_and_when_it_ends_in_up()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var lasting = new Outage { Probe = "page", Family = "IPv4", StartTime = start, Reason = "Timeout", Nodes = 2 };
        var down = new ProbeTargetStatus { Outages = [lasting], Results = [new ProbeResult { Probe = "page", Family = "IPv4", State = "Down" }] };
        var up = down with { Outages = [lasting with { EndTime = start.AddSeconds(90) }], Results = [down.Results![0] with { State = "Up" }] };

        var started = Assert.Single(TargetEvents.Between(new ProbeTargetStatus(), down));
        var ended = Assert.Single(TargetEvents.Between(down, up));

        Assert.Equal((EventType.Warning, "Down", "page (IPv4) is Down: Timeout, seen by 2 nodes"), (started.Type, started.Reason, started.Note));
        Assert.Equal((EventType.Normal, "Recovered", "page (IPv4) is Up again after 1m30s"), (ended.Type, ended.Reason, ended.Note));
        Assert.Empty(TargetEvents.Between(down, down));
        Assert.Empty(TargetEvents.Between(down, up with { Results = [] }));
    }

    private static ProbeTargetStatus With(string type, string words, string message = "") => new()
    {
        Conditions = [new Condition { Type = type, Status = words.Split(' ')[0], Reason = words.Split(' ')[1], Message = message }],
    };
}
