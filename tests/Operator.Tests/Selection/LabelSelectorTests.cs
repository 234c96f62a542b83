using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Selection;

namespace NetworkTelemetry.Operator.Tests.Selection;

public sealed class LabelSelectorTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["tier"] = "edge", ["zone"] = "a" };

    [Theory]
    [InlineData("tier", "In", "edge,core", true)]
    [InlineData("tier", "In", "core", false)]
    [InlineData("none", "In", "core", false)]
    [InlineData("tier", "NotIn", "core", true)]
    [InlineData("tier", "NotIn", "edge", false)]
    [InlineData("none", "NotIn", "edge", true)]
    [InlineData("tier", "Exists", null, true)]
    [InlineData("none", "Exists", null, false)]
    [InlineData("tier", "DoesNotExist", null, false)]
    [InlineData("none", "DoesNotExist", null, true)]
    [InlineData("tier", "Near", null, false)]
    public void Expressions_match_as_in_Kubernetes(string key, string op, string? values, bool expected) => Assert.Equal(
        expected, new LabelSelector { MatchExpressions = [new() { Key = key, Operator = op, Values = values?.Split(',') }] }.Matches(Labels));

    [Fact]
    public void Nothing_selects_everything()
    {
        Assert.True(((LabelSelector?)null).Matches(null));
        Assert.True(new LabelSelector().Matches(Labels));
    }

    [Fact]
    public void All_terms_have_to_match()
    {
        var selector = new LabelSelector { MatchLabels = new Dictionary<string, string> { ["tier"] = "edge" }, MatchExpressions = [new() { Key = "zone", Operator = "In", Values = ["b"] }] };
        Assert.False(selector.Matches(Labels));
        Assert.True((selector with { MatchExpressions = null }).Matches(Labels));
        Assert.False((selector with { MatchExpressions = null }).Matches(null));
    }
}
