using NetworkTelemetry.Operator.Isolation;

namespace NetworkTelemetry.Operator.Tests.Isolation;

public sealed class IsolationRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    // Looks: seconds, then prefixes Down here and Up elsewhere, or o when the prober says itself that it is cut off. Expected: i isolated, . not.
    [Theory]
    [InlineData("0:0 1:4 2:5 3:9", "..ii")]
    // The last four of those that come back are still of the outage, for a round.
    [InlineData("0:9 10:4 30:1 59:1", "iiii")]
    [InlineData("0:9 10:4 61:4", "ii.")]
    [InlineData("0:9 50:9 100:4 111:4", "iii.")]
    [InlineData("0:9 1:0", "i.")]
    [InlineData("0:9 1:0 2:4", "i..")]
    [InlineData("0:o 1:o 2:0", "ii.")]
    [InlineData("0:o 1:2 90:2", "ii.")]
    public void A_node_is_cut_off_at_five_and_back_when_nothing_is_disputed_or_a_round_has_passed(string looks, string expected)
    {
        NodeIsolation? isolation = null;
        var seen = "";
        foreach (var look in looks.Split(' ').Select(look => look.Split(':')))
        {
            var own = look[1] == "o";
            var prefixes = own ? 0 : int.Parse(look[1]);
            isolation = IsolationRule.Judge(
                isolation, own ? [new("IPv4", "NoRoute", Start)] : null, new ComparedView(prefixes, prefixes, prefixes), Start.AddSeconds(int.Parse(look[0])));
            seen += isolation is null ? '.' : 'i';
        }

        Assert.Equal(expected, seen);
    }

    [Fact]
    public void What_is_said_does_not_count_along()
    {
        var first = IsolationRule.Judge(null, null, new ComparedView(5, 5, 5), Start);
        var later = IsolationRule.Judge(first, null, new ComparedView(40, 90, 100), Start.AddSeconds(1));
        Assert.Equal(first!.Message, later!.Message);
        Assert.Contains("5 or more networks", later.Message, StringComparison.Ordinal);
    }
}
