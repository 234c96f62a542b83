using System.Text.RegularExpressions;

namespace NetworkTelemetry.Testing.Docs;

/// <summary>Reads the <c>```console</c> blocks of a Markdown document.</summary>
public static partial class ConsoleBlocks
{
    private const string Fence = "```";
    private const string Prompt = "$ ";

    /// <exception cref="FormatException">A block does not begin with a prompt, or has no end.</exception>
    public static IReadOnlyList<ConsoleStep> Parse(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var steps = new List<ConsoleStep>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var end = Array.IndexOf(lines, Fence, i + 1);
            if (end < 0) throw new FormatException($"line {i + 1}: the block has no end");
            if (lines[i] == Fence + "console") steps.AddRange(Block(lines, i + 1, end));
            i = end;
        }

        return steps;
    }

    /// <summary>Those below one heading, up to the next of its level.</summary>
    /// <exception cref="FormatException">There is no such heading.</exception>
    public static IReadOnlyList<ConsoleStep> Parse(string markdown, string heading)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var begin = Array.IndexOf(lines, heading);
        if (begin < 0) throw new FormatException($"there is no heading \"{heading}\"");
        var level = heading[..(heading.IndexOf(' ', StringComparison.Ordinal) + 1)];
        var end = Array.FindIndex(lines, begin + 1, line => line.StartsWith(level, StringComparison.Ordinal));
        return [.. Parse(markdown).Where(step => step.Line > begin && (end < 0 || step.Line <= end))];
    }

    private static IEnumerable<ConsoleStep> Block(string[] lines, int begin, int end)
    {
        for (var i = begin; i < end;)
        {
            if (!lines[i].StartsWith(Prompt, StringComparison.Ordinal)) throw new FormatException($"line {i + 1}: a console block begins with \"$ \" and a command");
            var prompt = i;
            i = CommandEnd(lines, prompt, end);
            var command = string.Join('\n', lines[prompt..i])[Prompt.Length..];
            var output = lines[i..end].TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
            i += output.Count;
            yield return new ConsoleStep(prompt + 1, command, output);
        }
    }

    private static int CommandEnd(string[] lines, int prompt, int end)
    {
        var last = prompt;
        while (lines[last].EndsWith('\\') && last + 1 < end) last++;
        if (HereDocument().Match(lines[last]) is not { Success: true } here) return last + 1;
        var word = Array.IndexOf(lines, here.Groups[1].Value, last + 1, end - last - 1);
        return word < 0 ? throw new FormatException($"line {last + 1}: the here-document has no line {here.Groups[1].Value}") : word + 1;
    }

    [GeneratedRegex("<<'?(\\w+)'?")]
    private static partial Regex HereDocument();
}
