using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Targets;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Analysis;

/// <summary>From rows to the phase Degraded, its condition and its Events.</summary>
public sealed class DegradedTests
{
    private static readonly Thresholds Limits = new() { Rtt = "200ms", Jitter = "30ms", Loss = "10%", CertificateExpiry = "336h" };

    private static ProbeTarget Target(ProbeTargetStatus? status = null, params Probe[] probes)
    {
        var target = Facts.Target(status, probes: probes);
        return target with { Spec = target.Spec with { Thresholds = Limits } };
    }

    /// <summary>A node that is past the limit of the figure, or not.</summary>
    private static NodeView Node(string figure, bool isPast) => Facts.Node(Row(figure, isPast));

    private static SummaryRow Row(string figure, bool isPast, string probe = "ping")
    {
        var good = Facts.Row("Up", rtt: 0.01, sent: 100, probe: probe) with { JitterSeconds = 0.001, CertificateNotAfter = Facts.Start.AddHours(1000) };
        return !isPast ? good : figure switch
        {
            "rtt" => good with { RttSeconds = 0.3 },
            "jitter" => good with { JitterSeconds = 0.05 },
            "loss" => good with { Lost = 40 },
            _ => good with { CertificateNotAfter = Facts.Start.AddHours(100) },
        };
    }

    [Theory]
    //           figure  nodes past  not past  phase
    [InlineData("rtt", 1, 0, "Degraded")]
    [InlineData("rtt", 1, 2, "Up")]
    [InlineData("rtt", 2, 1, "Degraded")]
    [InlineData("jitter", 1, 0, "Degraded")]
    [InlineData("jitter", 1, 2, "Up")]
    [InlineData("jitter", 2, 1, "Degraded")]
    [InlineData("loss", 1, 0, "Degraded")]
    [InlineData("loss", 1, 4, "Up")]         // 40 of 500 requests: the loss is that of all nodes together.
    [InlineData("loss", 1, 2, "Degraded")]   // 40 of 300.
    [InlineData("certificate", 1, 0, "Degraded")]
    [InlineData("certificate", 1, 2, "Up")]
    [InlineData("certificate", 2, 1, "Degraded")]
    [InlineData("certificate", 1, 1, "Degraded")]
    public void The_median_of_the_nodes_decides(string figure, int past, int others, string phase)
    {
        var nodes = Enumerable.Range(0, past + others).Select(i => Node(figure, i < past)).ToList();

        var status = TargetAnalysis.StatusOf(Facts.Of(Target(), nodes));

        Assert.Equal(phase, status.Phase);
        var ready = status.Conditions!.Single(condition => condition.Type == ConditionTypes.Ready);
        Assert.Equal(phase == "Up" ? ("True", ConditionReasons.AllProbesUp) : ("False", ConditionReasons.ThresholdExceeded), (ready.Status, ready.Reason));
        if (phase != "Up") Assert.Contains("ping (IPv4)", ready.Message, StringComparison.Ordinal);
        Assert.Equal("True", status.Conditions!.Single(condition => condition.Type == ConditionTypes.Reachable).Status);
    }

    [Fact]
    public void Jitter_and_certificate_are_in_the_result()
    {
        var result = TargetAnalysis.StatusOf(Facts.Of(Target(), [Node("jitter", true)])).Results![0];

        Assert.Equal(("50ms", Facts.Start.AddHours(1000)), (result.Jitter, result.CertificateNotAfter));
    }

    [Theory]
    //           limit of the probe      rtt   phase
    [InlineData(null, null, 0.15, "Up")]
    [InlineData("100ms", null, 0.15, "Degraded")]
    [InlineData("300ms", null, 0.25, "Up")]
    [InlineData(null, "1ms", 0.15, "Degraded")]
    public void A_limit_of_the_probe_replaces_the_target_s_one_by_one(string? rtt, string? jitter, double seconds, string phase)
    {
        var own = new Probe { Name = "ping", Type = "ICMP", Thresholds = new Thresholds { Rtt = rtt, Jitter = jitter } };
        var row = Facts.Row("Up", rtt: seconds, sent: 10) with { JitterSeconds = 0.002 };

        Assert.Equal(phase, TargetAnalysis.StatusOf(Facts.Of(Target(probes: own), [Facts.Node(row)])).Phase);
    }

    [Theory]
    [InlineData(Importance.Required, "Degraded")]
    [InlineData(Importance.Informational, "Up")]
    public void Only_a_required_probe_degrades(string importance, string phase)
    {
        var target = Target(probes: [new Probe { Name = "ping", Type = "ICMP" }, new Probe { Name = "page", Type = "HTTP", Importance = importance }]);

        var status = TargetAnalysis.StatusOf(Facts.Of(target, [Facts.Node(Row("rtt", false), Row("certificate", true, "page"))]));

        Assert.Equal(phase, status.Phase);
    }

    [Fact]
    public void Down_beats_degraded()
    {
        var target = Target(probes: [new Probe { Name = "ping", Type = "ICMP" }, new Probe { Name = "page", Type = "HTTP" }]);

        var status = TargetAnalysis.StatusOf(Facts.Of(target, [Facts.Node(Row("rtt", true), Facts.Row("Down", "Refused", probe: "page"))]));

        Assert.Equal((TargetPhase.Down, "ProbesDown"), (status.Phase, status.Conditions!.Single(condition => condition.Type == ConditionTypes.Ready).Reason));
    }

    [Fact]
    public void A_certificate_passes_its_limit_by_time_alone()
    {
        var nodes = new[] { Facts.Node(Row("rtt", false) with { CertificateNotAfter = Facts.Start.AddHours(337) }) };
        var before = TargetAnalysis.StatusOf(Facts.Of(Target(), nodes));

        var after = TargetAnalysis.StatusOf(Facts.Of(Target(before), nodes, seconds: 2 * 3600));

        Assert.Equal((TargetPhase.Up, TargetPhase.Degraded), (before.Phase, after.Phase));
        Assert.True(StatusDifference.Between(before, after).IsTransition);
    }

    [Fact]
    public void Passing_a_limit_and_coming_back_are_an_event_each_and_other_figures_are_none()
    {
        var up = TargetAnalysis.StatusOf(Facts.Of(Target(), [Node("rtt", false)]));
        var past = TargetAnalysis.StatusOf(Facts.Of(Target(up), [Node("rtt", true)]));
        var further = TargetAnalysis.StatusOf(Facts.Of(Target(past), [Facts.Node(Row("rtt", true) with { RttSeconds = 0.32 })]));
        var back = TargetAnalysis.StatusOf(Facts.Of(Target(further), [Node("rtt", false)]));
        var down = TargetAnalysis.StatusOf(Facts.Of(Target(further), [Facts.Node(Facts.Row("Down"))]));

        var told = Assert.Single(TargetEvents.Between(up, past));
        Assert.Equal((EventType.Warning, "ThresholdExceeded", "The round-trip time of ping (IPv4) is 300ms, over the limit of 200ms."), (told.Type, told.Reason, told.Note));
        Assert.Empty(TargetEvents.Between(past, further));
        Assert.Equal((EventType.Normal, "WithinThresholds"), Assert.Single(TargetEvents.Between(further, back)) is var ended ? (ended.Type, ended.Reason) : default);
        Assert.Equal("Down", Assert.Single(TargetEvents.Between(further, down)).Reason);
    }

    [Fact]
    public void Another_figure_past_the_same_limit_is_no_write_of_its_own_but_another_limit_is()
    {
        var past = TargetAnalysis.StatusOf(Facts.Of(Target(), [Node("rtt", true)]));
        var further = TargetAnalysis.StatusOf(Facts.Of(Target(past), [Facts.Node(Row("rtt", true) with { RttSeconds = 0.31 })]));
        var both = TargetAnalysis.StatusOf(Facts.Of(Target(past), [Facts.Node(Row("rtt", true) with { JitterSeconds = 0.05 })]));

        Assert.Equal(StatusChange.None, StatusDifference.Between(past, further));
        Assert.Equal(StatusDifference.Details, StatusDifference.Between(past, both).Weight);
    }
}
