using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class ReasonChoiceTests
{
    [Theory]
    [InlineData("Down", "Timeout Refused Refused", "Refused")]
    [InlineData("Down", "Unreachable Refused Timeout", "Timeout")]
    [InlineData("Down", "Unresolved Refused", "Refused")]
    [InlineData("Down", "Ok Ok Refused", "Refused")]
    [InlineData("Down", "FromTheFuture", "FromTheFuture")]
    [InlineData("Down", "FromTheFuture Refused", "Refused")]
    [InlineData("Unknown", "Denied NotPermitted NotPermitted", "NotPermitted")]
    [InlineData("Unknown", "ProberIsolated Timeout", "ProberIsolated")]
    [InlineData("Up", "Timeout", "Ok")]
    public void The_most_common_reason_that_fits_the_state(string state, string reasons, string expected) =>
        Assert.Equal(expected, ReasonChoice.Of(state, [.. reasons.Split(' ').Select(reason => Facts.Row(state, reason))], null).Reason);

    [Fact]
    public void Unresolved_speaks_for_unknown_where_no_resolver_answered()
    {
        var row = Facts.Row(ProbeState.Unknown, ProbeReason.Unresolved, message: "shop.example: no resolver answered") with { RawState = ProbeState.Unknown };

        Assert.Equal((ProbeReason.Unresolved, "shop.example: no resolver answered"), ReasonChoice.Of(ProbeState.Unknown, [row], null));
    }

    [Fact]
    public void The_message_is_that_of_the_chosen_reason()
    {
        var rows = new[] { Facts.Row("Unknown", "NotPermitted", message: "set the sysctl"), Facts.Row("Unknown", "NotPermitted"), Facts.Row("Unknown", "Denied", message: "egress") };

        Assert.Equal(("NotPermitted", "set the sysctl"), ReasonChoice.Of(ProbeState.Unknown, rows, null));
    }

    [Fact]
    public void A_target_that_is_recovering_keeps_the_reason_of_its_outage()
    {
        var stored = Facts.Stored(ProbeState.Down) with { Reason = "Refused", Message = "m" };

        Assert.Equal(("Refused", "m"), ReasonChoice.Of(ProbeState.Down, [Facts.Row(ProbeState.Down, "Ok")], stored));
    }
}
