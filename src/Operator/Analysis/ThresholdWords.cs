using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>What the condition Ready says about thresholds.</summary>
internal static class ThresholdWords
{
    public static bool IsPast(Condition? condition) => condition is { Type: ConditionTypes.Ready, Reason: ConditionReasons.ThresholdExceeded };

    /// <summary>The sentences that were said before; empty when no limit was passed.</summary>
    public static string Of(IReadOnlyList<Condition>? conditions) => conditions?.FirstOrDefault(IsPast)?.Message ?? "";

    /// <summary>Whether both say the same but for the figures, which differ with every round.</summary>
    public static bool AreSame(Condition one, Condition other) => IsPast(one) && IsPast(other) && Words(one).SequenceEqual(Words(other));

    private static IEnumerable<string> Words(Condition condition) => condition.Message.Split(' ').Where(word => !word.Any(char.IsAsciiDigit));
}
