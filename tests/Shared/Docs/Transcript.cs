namespace NetworkTelemetry.Testing.Docs;

/// <summary>Compares what a document shows with what came out.</summary>
public static class Transcript
{
    /// <summary>A line of the document that stands for any number of lines.</summary>
    public const string Elision = "...";

    /// <returns>Null when they agree; else what differs.</returns>
    public static string? Difference(IReadOnlyList<string> shown, IReadOnlyList<string> real)
    {
        var wanted = Trimmed(shown).Select(line => line.Trim() == Elision ? null : WhatVaries.Masked(line)).ToList();
        var lines = Trimmed(real).Select(WhatVaries.Masked).ToList();
        return Matches(wanted, lines) ? null
            : $"--- the document shows\n{string.Join('\n', shown)}\n--- but it is\n{string.Join('\n', real)}\n--- first difference: {FirstDifference(wanted, lines)}";
    }

    private static bool Matches(List<string?> wanted, List<string> lines)
    {
        // fits[j]: what is wanted so far can stand for the first j lines.
        var fits = new bool[lines.Count + 1];
        fits[0] = true;
        foreach (var line in wanted)
        {
            var next = new bool[lines.Count + 1];
            for (var j = 0; j <= lines.Count; j++)
                next[j] = line is null ? fits[j] || (j > 0 && next[j - 1]) : j > 0 && fits[j - 1] && lines[j - 1] == line;
            fits = next;
        }

        return fits[lines.Count];
    }

    private static string FirstDifference(List<string?> wanted, List<string> lines)
    {
        var missing = wanted.FirstOrDefault(line => line is not null && !lines.Contains(line));
        var surplus = lines.FirstOrDefault(line => !wanted.Contains(line));
        return $"\"{missing}\" / \"{surplus}\"";
    }

    private static IEnumerable<string> Trimmed(IReadOnlyList<string> lines) =>
        lines.Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0).Reverse().SkipWhile(line => line.Length == 0).Reverse();
}
