using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Tests.Results;

public sealed class ConfirmedStateTests
{
    private static readonly Dictionary<char, string> Reasons = new()
    {
        ['u'] = ProbeReason.Ok, ['t'] = ProbeReason.Timeout, ['r'] = ProbeReason.Refused, ['x'] = ProbeReason.Unresolved,
        ['X'] = ProbeReason.Unresolved, ['n'] = ProbeReason.NotSent, ['d'] = ProbeReason.Denied, ['p'] = ProbeReason.NotPermitted,
        ['i'] = ProbeReason.ProberIsolated,
    };

    // Rounds by the letters above; (x: the name has no address, X: no resolver answered) states after each: P pending, U up, D down, ? unknown.
    [Theory]
    [InlineData(3, 1, "u", "U")]
    [InlineData(3, 1, "ttt", "PPD")]
    [InlineData(3, 1, "ttu", "PPU")]
    [InlineData(3, 1, "uttut", "UUUUU")]
    [InlineData(3, 1, "utttu", "UUUDU")]
    [InlineData(3, 1, "utrx", "UUUD")]
    [InlineData(1, 1, "utu", "UDU")]
    [InlineData(1, 3, "tuuu", "DDDU")]
    [InlineData(1, 3, "tuutuuu", "DDDDDDU")]
    [InlineData(3, 1, "unnn", "UUU?")]
    [InlineData(3, 1, "unu", "UUU")]
    [InlineData(3, 1, "uXXX", "UUU?")]
    [InlineData(3, 1, "ud", "U?")]
    [InlineData(3, 1, "p", "?")]
    [InlineData(3, 1, "dttt", "???D")]
    [InlineData(3, 1, "uttn", "UUUU")]
    [InlineData(2, 1, "uttnnt", "UUDD??")]
    [InlineData(3, 1, "ui", "U?")]
    [InlineData(3, 1, "uttitttu", "UUU???DU")]
    [InlineData(3, 1, "uttti", "UUUD?")]
    public void A_change_is_confirmed_by_consecutive_rounds(int failures, int successes, string rounds, string expected)
    {
        var state = ConfirmedState.Initial;
        var seen = new List<char>();
        foreach (var round in rounds)
        {
            state = state.After(Round(round), failures, successes);
            seen.Add(state.State switch { ProbeState.Up => 'U', ProbeState.Down => 'D', ProbeState.Unknown => '?', _ => 'P' });
        }

        Assert.Equal(expected, string.Concat(seen));
    }

    private static RoundResult Round(char letter) => RoundResult.Of(new Obstacle(Reasons[letter], "", IsOurs: letter == 'X'));
}
