using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class ElectionTests
{
    [Theory]
    // Majorities, and the tie.
    [InlineData("u", "Up")]
    [InlineData("d", "Down")]
    [InlineData("uud", "Up")]
    [InlineData("udd", "Down")]
    [InlineData("ud", "Down")]
    [InlineData("uudd", "Down")]
    // Who cannot tell abstains, however many.
    [InlineData("u???", "Up")]
    [InlineData("d???", "Down")]
    [InlineData("uiii", "Up")]
    [InlineData("ddu", "Down")]
    [InlineData("dui", "Down")]
    [InlineData("uxx", "Up")]
    [InlineData("upn", "Up")]
    [InlineData("dpn", "Down")]
    [InlineData("uaa", "Up")]
    // None: Unknown.
    [InlineData("?", "Unknown")]
    [InlineData("i", "Unknown")]
    [InlineData("?p", "Unknown")]
    [InlineData("x", "Unknown")]
    [InlineData("xa", "Unknown")]
    // No node has finished a round.
    [InlineData("p", "Pending")]
    [InlineData("n", "Pending")]
    [InlineData("pnx", "Pending")]
    [InlineData("a", "Pending")]
    [InlineData("", "Pending")]
    public void A_target_that_was_never_measured(string nodes, string expected) => Assert.Equal(expected, StateOf(nodes, null));

    [Theory]
    [InlineData("u", "Down", "Up")]
    [InlineData("dd", "Up", "Down")]
    // It moved: the node that has yet to measure it changes nothing.
    [InlineData("n", "Up", null)]
    [InlineData("p", "Down", null)]
    [InlineData("px", "Up", null)]
    [InlineData("n", "Unknown", null)]
    [InlineData("n", "Pending", null)]
    // Nobody measures it any more.
    [InlineData("a", "Up", "Unknown")]
    [InlineData("x", "Down", "Unknown")]
    [InlineData("", "Up", "Unknown")]
    [InlineData("a", "Pending", "Pending")]
    [InlineData("x", "Pending", "Unknown")]
    [InlineData("?n", "Up", "Unknown")]
    public void A_target_with_a_stored_result(string nodes, string stored, string? expected) => Assert.Equal(expected, StateOf(nodes, stored));

    [Fact]
    public void The_order_of_nodes_never_matters() => Check.QuickThrowOnFailure(Prop.ForAll<int[]>(numbers =>
    {
        var letters = string.Concat((numbers ?? []).Select(number => "ud?ipnax"[number & 7]));
        return StateOf(letters, null) == StateOf(string.Concat(letters.Reverse()), null) && StateOf(letters, null) == StateOf(string.Concat(letters.Order()), null);
    }));

    [Fact]
    public void One_more_vote_for_the_winner_never_changes_the_winner() => Check.QuickThrowOnFailure(Prop.ForAll<int[]>(numbers =>
    {
        var letters = string.Concat((numbers ?? []).Select(number => "ud?ipnax"[number & 7]));
        return StateOf(letters, null) switch { ProbeState.Up => StateOf(letters + "u", null) == ProbeState.Up, ProbeState.Down => StateOf(letters + "d", null) == ProbeState.Down, _ => true };
    }));

    private static string? StateOf(string nodes, string? stored)
    {
        var ballots = Facts.Nodes(nodes).Select(node => Ballot.Of(node.Standing, node.Rows.Values.SingleOrDefault())).ToList();
        return Election.StateOf(ballots, stored is null ? null : Facts.Stored(stored));
    }
}
