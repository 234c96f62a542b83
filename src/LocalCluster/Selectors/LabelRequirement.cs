using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <param name="Values">Empty for existence, one for comparisons, at least one for sets.</param>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <remarks>What is not there is neither equal to nor in anything: <c>!=</c> and <c>notin</c> match it.</remarks>
    public bool Matches(JsonObject? labels)
    {
        string? value = labels.Text(Key);
        return Operator switch
        {
            LabelOperator.Equals or LabelOperator.In => value is not null && Values.Contains(value),
            LabelOperator.NotEquals or LabelOperator.NotIn => value is null || !Values.Contains(value),
            LabelOperator.Exists => value is not null,
            LabelOperator.DoesNotExist => value is null,
            LabelOperator.GreaterThan => Number(value) > Number(Values[0]),
            LabelOperator.LessThan => Number(value) < Number(Values[0]),
            _ => false,
        };
    }

    public override string ToString() => Operator switch
    {
        LabelOperator.Equals => $"{Key}={Values[0]}",
        LabelOperator.NotEquals => $"{Key}!={Values[0]}",
        LabelOperator.In => $"{Key} in ({Joined})",
        LabelOperator.NotIn => $"{Key} notin ({Joined})",
        LabelOperator.DoesNotExist => $"!{Key}",
        LabelOperator.GreaterThan => $"{Key}>{Values[0]}",
        LabelOperator.LessThan => $"{Key}<{Values[0]}",
        _ => Key,
    };

    public bool Equals(LabelRequirement? other) =>
        other is not null && Key == other.Key && Operator == other.Operator && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Key, Operator, Values.Length);

    private string Joined => string.Join(',', Values.Order(StringComparer.Ordinal));

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
