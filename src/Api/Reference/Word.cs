namespace NetworkTelemetry.Api.Reference;

/// <summary>A value of a closed list and what it means.</summary>
internal sealed record Word(string Value, string Meaning)
{
    public static string Markdown(string head, IEnumerable<Word> words) =>
        $"| {head} | Meaning |\n|---|---|\n" + string.Concat(words.Select(word => $"| `{word.Value}` | {word.Meaning} |\n"));
}
