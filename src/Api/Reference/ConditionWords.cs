namespace NetworkTelemetry.Api.Reference;

/// <summary>A condition, what True says, and the reasons that it may give.</summary>
internal sealed record ConditionWords(string Type, string True, IReadOnlyList<Word> Reasons)
{
    public static string Markdown(IEnumerable<ConditionWords> conditions) =>
        "| Condition | Reason | Meaning |\n|---|---|---|\n" + string.Concat(conditions.SelectMany(condition => (string[])
        [
            $"| **{condition.Type}** | | {condition.True} |\n",
            .. condition.Reasons.Select(reason => $"| | `{reason.Value}` | {reason.Meaning} |\n"),
        ]));
}
